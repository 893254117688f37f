package org.digitstudio.paper;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.GreyPicture;

/**
 * Reads the numbers on a picture: looks at the whole of it at several scales to find lines of
 * digits, then at each line at the scale the detector knows best.
 */
public final class PaperReader {
  /** The height of digits, in pixels, that the detector knows best. */
  private static final float BEST_HEIGHT = 28;

  private static final float MIN_HEIGHT = 15;
  private static final float MAX_HEIGHT = 42;

  /** The height of the whole picture at the coarsest scale, in pixels. */
  private static final float COARSEST = 40;

  private static final double MAX_PIXELS = 600_000;
  private static final double MAX_ENLARGED = 3;

  /** A digit needs this score, beside a {@link #STRONG} one on its line. */
  private static final float MIN_SCORE = 0.4f;

  /**
   * A line has at least one digit with this score; the noise of empty paper seldom gives one, while
   * digits that touch or overlap score less.
   */
  private static final float STRONG = 0.6f;

  /** Candidates with a lower score than this are dropped. */
  private static final float DOUBTFUL = 0.15f;

  /** So many finer looks that show no more end the search. */
  private static final int PATIENCE = 1;

  /** Lines beyond this many are a page of text. */
  private static final int MAX_LINES = 60;

  private final DigitDetector detector;

  public PaperReader(DigitDetector detector) {
    this.detector = detector;
  }

  /** Reads a picture. */
  public PaperReading read(GreyPicture picture) {
    GreyMap map = GreyMap.of(picture);
    PaperReading reading = read(map);
    return reading.lines().isEmpty()
        ? FilledPicture.read(map, this::read).orElse(reading)
        : reading;
  }

  PaperReading read(GreyMap picture) {
    List<List<Candidate>> coarse = LineFinder.lines(CandidateFinder.distinct(search(picture)));
    List<Candidate> again = new ArrayList<>();
    for (List<Candidate> line : coarse.subList(0, Math.min(MAX_LINES, coarse.size()))) {
      again.addAll(readAgain(picture, line));
    }
    List<Candidate> distinct = CandidateFinder.distinct(again);
    List<Candidate> sure = distinct.stream().filter(PaperReader::isSure).toList();
    float doubts = 0;
    for (Candidate candidate : distinct) {
      doubts = isSure(candidate) ? doubts : Math.max(doubts, candidate.score());
    }
    List<List<FoundDigit>> lines =
        LineFinder.lines(sure).stream()
            .filter(line -> line.stream().anyMatch(digit -> digit.score() >= STRONG))
            .map(line -> line.stream().map(digit -> found(digit, sure)).toList())
            .toList();
    return new PaperReading(lines, doubts, UncoveredInk.of(sure));
  }

  private static FoundDigit found(Candidate candidate, List<Candidate> all) {
    return new FoundDigit(
        candidate.box(), candidate.probabilities(), candidate.score(), InkPatch.of(candidate, all));
  }

  private static boolean isSure(Candidate candidate) {
    return candidate.score() >= MIN_SCORE;
  }

  /** Searches the whole picture from coarse to fine scales, until a finer one shows no more. */
  private List<Candidate> search(GreyMap picture) {
    Box whole = new Box(0, 0, picture.width(), picture.height());
    double pixels = (double) picture.width() * picture.height();
    double finest = Math.min(MAX_ENLARGED, Math.sqrt(MAX_PIXELS / pixels));
    List<Candidate> all = new ArrayList<>();
    double most = 0;
    int since = 0;
    for (double scale = Math.min(COARSEST / picture.height(), finest);
        scale <= finest && since < PATIENCE;
        scale *= 2) {
      List<Candidate> found =
          look(picture, whole, scale).stream().filter(PaperReader::isSure).toList();
      all.addAll(found);
      double evidence = found.stream().mapToDouble(Candidate::score).sum();
      since = most > 0 && evidence <= most ? since + 1 : 0;
      most = Math.max(most, evidence);
    }
    return all;
  }

  private List<Candidate> readAgain(GreyMap picture, List<Candidate> line) {
    float height = LineFinder.height(line);
    Box box = LineFinder.box(line);
    Box part =
        Box.around(
            Math.max(0, box.x() - height),
            Math.max(0, box.y() - 0.6f * height),
            Math.min(picture.width(), box.right() + height),
            Math.min(picture.height(), box.bottom() + 0.6f * height));
    return look(picture, part, BEST_HEIGHT / height).stream()
        .filter(candidate -> candidate.score() >= DOUBTFUL)
        .filter(candidate -> candidate.box().overlapY(box) > 0.5f * candidate.box().height())
        .toList();
  }

  private List<Candidate> look(GreyMap picture, Box part, double scale) {
    Look look = Look.at(detector, picture, part, scale);
    return CandidateFinder.find(look).stream()
        .map(candidate -> candidate.weighted(trust((float) (candidate.box().height() * scale))))
        .toList();
  }

  /** Digits much smaller or larger than the detector learnt are better seen at another scale. */
  private static float trust(float height) {
    if (height < MIN_HEIGHT) {
      return Math.max(0, height / MIN_HEIGHT * 2 - 1);
    }
    return height > MAX_HEIGHT ? Math.max(0, 2 - height / MAX_HEIGHT) : 1;
  }
}
