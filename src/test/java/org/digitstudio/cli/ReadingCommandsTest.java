package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.digitstudio.application.LinearEngine;
import org.digitstudio.application.Recipes;
import org.digitstudio.domain.ClassifierFactory;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.domain.EngineKind;
import org.digitstudio.domain.Ink;
import org.digitstudio.domain.Model;
import org.digitstudio.domain.ModelCard;
import org.digitstudio.domain.ModelStore;
import org.digitstudio.domain.NetworkTrainer;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.Inks;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code evaluate} and {@code predict} in this process, with a small network that really reads. */
class ReadingCommandsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static Model linear;
  private static DigitDataset test;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void aNetworkThatReads() {
    test = BundledMnist.test().first(300);
    var plan = LinearEngine.plan(2, 0, 0);
    try (NetworkTrainer.Session session =
        new LinearEngine().open(plan, BundledMnist.training().first(4_000), Optional.empty())) {
      session.trainEpoch(NetworkTrainer.BatchListener.NONE);
      session.trainEpoch(NetworkTrainer.BatchListener.NONE);
      linear = new Model(ModelCard.unknown("linear"), LinearEngine.NETWORK, session.parameters());
    }
  }

  /** Has the linear model as the bundled "accurate" and in a file called {@code my.zip}. */
  private static final class Models implements ModelStore {
    @Override
    public Model load(Path file) throws IOException {
      if (!file.endsWith("my.zip")) {
        throw new IOException("There is no file " + file + ".");
      }
      return linear;
    }

    @Override
    public void save(Model model, Path file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Model bundled(String recipe) throws IOException {
      if (!recipe.equals(Recipes.ACCURATE)) {
        throw new IOException("No model called \"%s\" comes with the program.".formatted(recipe));
      }
      return linear;
    }
  }

  private int run(Object... arguments) {
    ClassifierFactory classifiers =
        Map.copyOf(LinearEngine.engines().engines()).get(EngineKind.FUSED).classifiers();
    ReadingTools tools = new ReadingTools(new Models(), classifiers, () -> test, IdxFiles::read);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return MainCommand.of(
            List.of(new EvaluateCommand(() -> tools), new PredictCommand(() -> tools)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
  }

  private JsonNode json() throws IOException {
    assertThat(out.toString().lines()).hasSize(1);
    return MAPPER.readTree(out.toString());
  }

  private void oneSentence(String about) {
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString().strip()).endsWith(".").contains(about);
  }

  @Test
  void evaluatePrintsTheContractsObject() throws IOException {
    assertThat(run("evaluate", "--json")).isZero();
    JsonNode json = json();
    assertThat(json.properties().stream().map(Map.Entry::getKey))
        .containsExactly("n", "accuracy", "seconds", "rejected", "confusion");
    assertThat(json.get("n").intValue()).isEqualTo(300);
    assertThat(json.get("seconds").doubleValue()).isPositive();
    assertThat(json.get("rejected").intValue()).isBetween(0, 10);
    int total = 0;
    int right = 0;
    for (int digit = 0; digit < 10; digit++) {
      assertThat(json.get("confusion").get(digit)).hasSize(10);
      for (int answer = 0; answer < 10; answer++) {
        total += json.get("confusion").get(digit).get(answer).intValue();
      }
      right += json.get("confusion").get(digit).get(digit).intValue();
    }
    assertThat(json.get("confusion")).hasSize(10);
    assertThat(total).isEqualTo(300);
    assertThat(json.get("accuracy").doubleValue()).isEqualTo(right / 300.0).isGreaterThan(0.75);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void evaluateTellsAPersonTheAccuracyWithItsCount() {
    assertThat(run("evaluate", "--model", folder.resolve("my.zip"))).isZero();
    assertThat(out.toString()).contains("MNIST test", "\"linear\"", "of n = 300)", "not sure of");
  }

  @Test
  void evaluateReadsIdxFiles() throws IOException {
    Path images = folder.resolve("images");
    Path labels = folder.resolve("labels");
    byte[] picture = new byte[16 + 784];
    System.arraycopy(
        new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28}, 0, picture, 0, 16);
    test.copyPixels(0, picture, 16);
    Files.write(images, picture);
    Files.write(labels, new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7});
    assertThat(run("evaluate", "--images", images, "--labels", labels, "--json")).isZero();
    assertThat(json().get("n").intValue()).isEqualTo(1);
    Files.write(labels, new byte[] {0, 0, 8, 1, 0, 0, 0, 1});
    assertThat(run("evaluate", "--images", images, "--labels", labels, "--json")).isEqualTo(1);
    oneSentence("labels is cut short");
  }

  @Test
  void evaluateReadsInkAndOnlyTheWritersAskedFor() throws IOException {
    Path file = folder.resolve("pen.jsonl");
    String seven = InkJson.format(OptionalInt.of(7), Inks.seven());
    Files.write(
        file,
        List.of(
            seven.replace("{", "{\"writer\":20,"),
            seven.replace("{", "{\"writer\":21,"),
            seven.replace("{", "{\"writer\":30,"),
            InkJson.format(OptionalInt.empty(), Inks.seven())));
    assertThat(run("evaluate", "--ink", file, "--json")).isZero();
    assertThat(json().get("n").intValue()).as("unlabelled lines do not count").isEqualTo(3);
    assertThat(json().get("confusion").get(7).get(7).intValue()).isEqualTo(3);
    assertThat(run("evaluate", "--ink", file, "--writers", "21-30", "--json")).isZero();
    assertThat(json().get("n").intValue()).isEqualTo(2);
    assertThat(run("evaluate", "--ink", file, "--writers", "1-9", "--json")).isEqualTo(1);
    oneSentence("no labelled digit of writers 1-9");
  }

  @Test
  void evaluateReadsAFolderAndGoesOnAfterABrokenPicture() throws IOException {
    Files.createDirectories(folder.resolve("7"));
    Files.createDirectories(folder.resolve("2"));
    write(enlarged(0, true), "7/dark.png");
    write(enlarged(0, false), "7/light.png");
    write(enlarged(1, true), "2/two.png");
    Files.writeString(folder.resolve("2/broken.png"), "no picture");
    Files.writeString(folder.resolve("2/.hidden"), "a system's own");
    assertThat(run("evaluate", "--folder", folder, "--json")).isEqualTo(1);
    assertThat(json().get("n").intValue()).isEqualTo(3);
    assertThat(json().get("confusion").get(7).get(7).intValue()).isEqualTo(2);
    oneSentence("broken.png");
    Files.delete(folder.resolve("2/broken.png"));
    assertThat(run("evaluate", "--folder", folder, "--json")).isZero();
    assertThat(run("evaluate", "--folder", folder.resolve("7"), "--json")).isEqualTo(1);
    oneSentence("no picture that can be read in subfolders 0 to 9");
  }

  @Test
  void predictPrintsTheContractsObjectForEachFileInOrder() throws IOException {
    Path dark = write(enlarged(0, true), "dark.png");
    Path light = write(enlarged(0, false), "light.png");
    assertThat(run("predict", dark, light, "--json")).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      JsonNode json = MAPPER.readTree(line);
      assertThat(json.properties().stream().map(Map.Entry::getKey))
          .containsExactly("file", "digit", "confidence", "probabilities", "sure", "number");
      assertThat(json.get("digit").intValue()).isEqualTo(7);
      assertThat(json.get("number").textValue()).isEqualTo("7");
      assertThat(json.get("sure").booleanValue()).isTrue();
      double sum = 0;
      for (JsonNode probability : json.get("probabilities")) {
        sum += probability.doubleValue();
      }
      assertThat(json.get("probabilities")).hasSize(10);
      assertThat(sum).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-5));
      assertThat(json.get("confidence")).isEqualTo(json.get("probabilities").get(7));
    }
    assertThat(MAPPER.readTree(lines.get(0)).get("file").textValue()).isEqualTo(dark.toString());
    assertThat(MAPPER.readTree(lines.get(1)).get("file").textValue()).isEqualTo(light.toString());
  }

  @Test
  void predictGoesOnAfterEveryKindOfBadFile() throws IOException {
    Path good = write(enlarged(0, true), "good.png");
    Path empty = Files.createFile(folder.resolve("empty.png"));
    Path broken = folder.resolve("broken.png");
    byte[] whole = Files.readAllBytes(good);
    Files.write(broken, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path blank = write(new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY), "blank.png");
    Path ink = Files.writeString(folder.resolve("broken.jsonl"), "{\"strokes\": 3}");
    Path missing = folder.resolve("missing.png");
    assertThat(run("predict", missing, empty, broken, blank, ink, folder, good, "--json"))
        .isEqualTo(1);
    assertThat(json().get("file").textValue()).isEqualTo(good.toString());
    List<String> errors = err.toString().lines().toList();
    assertThat(errors).hasSize(6).allMatch(line -> line.endsWith("."));
    assertThat(errors.get(0)).contains("There is no file").contains("missing.png");
    assertThat(errors.get(1)).contains("empty.png is empty");
    assertThat(errors.get(2)).contains("broken.png is damaged");
    assertThat(errors.get(3)).contains("nothing drawn").contains("blank.png");
    assertThat(errors.get(4)).contains("broken.jsonl, line 1");
    assertThat(errors.get(5)).contains("is a folder");
  }

  @Test
  void predictReadsInkAndNumbersItsDrawings() throws IOException {
    Path file = folder.resolve("pen.jsonl");
    String seven = InkJson.format(OptionalInt.empty(), Inks.seven());
    Ink seventySeven =
        new Ink(
            java.util.stream.Stream.of(Inks.seven(), Inks.moved(Inks.seven(), 1, 220, 0))
                .flatMap(ink -> ink.strokes().stream())
                .toList(),
            12);
    Files.write(file, List.of(seven, InkJson.format(OptionalInt.empty(), seventySeven)));
    assertThat(run("predict", file, "--json")).isZero();
    List<String> lines = out.toString().lines().toList();
    JsonNode one = MAPPER.readTree(lines.get(0));
    assertThat(one.get("line").intValue()).isEqualTo(1);
    assertThat(one.get("digit").intValue()).isEqualTo(7);
    JsonNode two = MAPPER.readTree(lines.get(1));
    assertThat(two.get("number").textValue()).isEqualTo("77");
    assertThat(two.get("digits")).hasSize(2);
    assertThat(run("predict", file)).isZero();
    assertThat(out.toString()).contains("pen.jsonl:1: 7 (", "pen.jsonl:2: 77 (");
  }

  @Test
  void whatIsNoDigitIsReadButNotBelieved() throws IOException {
    double[] scribble = new double[80];
    for (int i = 0; i < 40; i++) {
      scribble[2 * i] = i % 2 * 100;
      scribble[2 * i + 1] = i * 3;
    }
    Path file = folder.resolve("scribble.jsonl");
    String line = InkJson.format(OptionalInt.empty(), Inks.ink(5, Inks.stroke(scribble)));
    Files.writeString(file, line);
    assertThat(run("predict", file, "--json")).isZero();
    assertThat(json().get("sure").booleanValue()).isFalse();
    assertThat(run("predict", file)).isZero();
    assertThat(out.toString()).contains("not sure");
  }

  @ParameterizedTest
  @CsvSource({
    "evaluate --images x,--images and --labels belong together",
    "evaluate --ink x --folder y,give one of them",
    "evaluate --writers 1-2,give it with --ink",
    "evaluate --ink x --writers ten,Writers are a range such as 1-20",
    "evaluate --colour,Unknown option",
    "predict,Missing required parameter",
    "predict --json,Missing required parameter",
    "divine,Unmatched argument"
  })
  void wrongUsageIsOneSentenceAndTwo(String line, String sentence) {
    assertThat(run((Object[]) line.split(" "))).isEqualTo(2);
    oneSentence(sentence);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-described", "no-such", "x.zip", "a\0b"})
  void aModelThatIsNotThereIsOneSentenceAndOne(String model) {
    assertThat(run("evaluate", "--model", model)).isEqualTo(1);
    oneSentence("");
  }

  @Test
  void helpAndVersionSayWhatThereIs() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("evaluate", "predict", "Exit codes: 0 done");
    assertThat(run("predict", "--help")).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("--model", "dark on light or light on dark");
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("Digit Studio ").contains("Java 25");
  }

  /** A test picture eight times as large, on a sheet with a margin. */
  private static BufferedImage enlarged(int index, boolean darkOnLight) {
    DigitImage digit = test.image(index);
    BufferedImage image = new BufferedImage(320, 300, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < 300; row++) {
      for (int column = 0; column < 320; column++) {
        int r = (row - 30) / 8;
        int c = (column - 50) / 8;
        boolean inside = row >= 30 && column >= 50 && r < 28 && c < 28;
        int level = inside ? Math.round(digit.at(r, c) * 255) : 0;
        int grey = darkOnLight ? 255 - level : level;
        image.setRGB(column, row, grey << 16 | grey << 8 | grey);
      }
    }
    return image;
  }

  private Path write(BufferedImage image, String name) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
