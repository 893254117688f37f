package org.digitstudio.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.digitstudio.domain.Softmax;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.ink.Box;

/** Makes candidates of what the cells say: cells that mean the same digit vote together. */
final class CandidateFinder {
  /** Cells that are surer than this of "no digit" have no say. */
  private static final float LEAST = 0.15f;

  private static final float SAME = 0.4f;

  private CandidateFinder() {}

  /** A cell's opinion, in pixels of what the network looked at. */
  private record Vote(Box box, float[] probabilities, float score) {}

  /** The candidates that a look shows, the surest first. */
  static List<Candidate> find(Look look) {
    List<Vote> votes = votes(look.cells());
    List<Candidate> candidates = new ArrayList<>();
    boolean[] used = new boolean[votes.size()];
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        continue;
      }
      List<Vote> same = new ArrayList<>();
      for (int j = i; j < used.length; j++) {
        if (!used[j] && same(votes.get(i).box, votes.get(j).box)) {
          used[j] = true;
          same.add(votes.get(j));
        }
      }
      candidates.add(together(same, look));
    }
    return candidates;
  }

  private static List<Vote> votes(DigitDetector.Cells cells) {
    List<Vote> votes = new ArrayList<>();
    for (int row = 0; row < cells.rows(); row++) {
      for (int column = 0; column < cells.columns(); column++) {
        int at = cells.at(column, row);
        float[] p =
            Softmax.of(Arrays.copyOfRange(cells.values(), at, at + DigitDetector.CLASSES), 1);
        float score = 1 - p[DigitDetector.NO_DIGIT];
        if (score < LEAST) {
          continue;
        }
        float x = (column + 0.5f) * DigitDetector.CELL;
        float y = (row + 0.5f) * DigitDetector.CELL;
        float[] edges = new float[4];
        for (int side = 0; side < 4; side++) {
          edges[side] =
              (side % 2 == 0 ? x : y)
                  + DigitDetector.BOX_UNIT * cells.values()[at + DigitDetector.BOX + side];
        }
        Box box = Box.around(edges[0], edges[1], edges[2], edges[3]);
        votes.add(new Vote(box, p, score));
      }
    }
    votes.sort(Comparator.comparingDouble((Vote vote) -> vote.score).reversed());
    return votes;
  }

  private static boolean same(Box a, Box b) {
    if (Candidate.overlap(a, b) > SAME) {
      return true;
    }
    float dx = Math.abs(a.centreX() - b.centreX());
    float dy = Math.abs(a.centreY() - b.centreY());
    return dx < 0.25f * Math.min(a.width(), b.width())
        && dy < 0.25f * Math.min(a.height(), b.height());
  }

  private static Candidate together(List<Vote> votes, Look look) {
    float[] sums = new float[10];
    double[] edges = new double[4];
    double weight = 0;
    float best = 0;
    for (Vote vote : votes) {
      double w = vote.score * vote.score;
      weight += w;
      best = Math.max(best, vote.score);
      edges[0] += w * vote.box.x();
      edges[1] += w * vote.box.y();
      edges[2] += w * vote.box.right();
      edges[3] += w * vote.box.bottom();
      for (int i = 0; i < 10; i++) {
        sums[i] += (float) (w * vote.probabilities[i] / Math.max(1e-6, vote.score));
      }
    }
    float total = 0;
    for (float sum : sums) {
      total += sum;
    }
    for (int i = 0; i < 10; i++) {
      sums[i] /= total;
    }
    Box box =
        look.inPicture(edges[0] / weight, edges[1] / weight, edges[2] / weight, edges[3] / weight);
    return new Candidate(box, sums, best, look);
  }

  /**
   * Leaves out what says the same as, or lies within, something surer.
   *
   * @return the surest first
   */
  static List<Candidate> distinct(List<Candidate> candidates) {
    List<Candidate> kept = new ArrayList<>();
    candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::score).reversed())
        .forEach(
            candidate -> {
              boolean known =
                  kept.stream()
                      .anyMatch(
                          other ->
                              Candidate.overlap(other.box(), candidate.box()) > SAME
                                  || Candidate.inside(other.box(), candidate.box()) > 0.65f);
              if (!known) {
                kept.add(candidate);
              }
            });
    return kept;
  }
}
