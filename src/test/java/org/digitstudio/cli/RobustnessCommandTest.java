package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.digitstudio.lab.paper.PaperKind;
import org.junit.jupiter.api.Test;

class RobustnessCommandTest extends ReadingCommands {
  /** Writes a 1, a 7 and a 4 by two writers. */
  private Path ink() throws IOException {
    Path file = folder.resolve("pen.jsonl");
    Files.writeString(
        file,
        """
        {"label":1,"writer":1,"strokes":[[[5,0],[5,50],[5,100]]]}
        {"label":7,"writer":1,"strokes":[[[0,0],[60,0],[20,100]]]}
        {"label":4,"writer":2,"strokes":[[[0,0],[0,50],[50,50]],[[40,0],[40,100]]]}
        """);
    return file;
  }

  private List<JsonNode> rows(String table) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      JsonNode row = MAPPER.readTree(line);
      if (row.get("table").asText().equals(table)) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void everyTableIsPrintedWithItsCounts() throws IOException {
    assertThat(
            run(
                "robustness",
                "--ink",
                ink(),
                "--writers",
                "1-1",
                "--limit",
                40,
                "--numbers",
                2,
                "--papers",
                1,
                "--json"))
        .as(err.toString())
        .isZero();

    assertThat(rows("calibration")).singleElement().satisfies(row -> count(row, 40));
    List<JsonNode> digits = rows("digits");
    assertThat(digits.stream().filter(row -> row.get("n").asInt() == 40))
        .as("plain and fifteen combinations")
        .hasSize(16);
    assertThat(digits.stream().filter(row -> row.get("data").asText().equals("pen.jsonl")))
        .as("only the first writer's, in each of ten ways and as numbers")
        .hasSize(11)
        .allSatisfy(row -> count(row, 2));
    assertThat(rows("numbers")).hasSize(10).allSatisfy(row -> count(row, 2));
    assertThat(rows("non-digits").stream().map(row -> row.get("n").asInt()))
        .as("letters, scribbles, dots and blots")
        .containsExactly(1_000, 1_000, 1_000, 100);
    assertThat(rows("paper")).hasSize(PaperKind.values().length).allSatisfy(row -> count(row, 1));
    assertThat(rows("geometry")).hasSize(2);
    assertThat(rows("geometry").getFirst().get("centre_x").asDouble()).isBetween(13.5, 14.5);
  }

  @Test
  void theSameSeedGivesTheSameFigures() throws IOException {
    run("robustness", "--limit", 30, "--numbers", 1, "--papers", 1, "--seed", 3, "--json");
    String first = out.toString();
    run("robustness", "--limit", 30, "--numbers", 1, "--papers", 1, "--seed", 3, "--json");
    assertThat(out).hasToString(first);
  }

  @Test
  void aCountBelowOneAndABrokenRangeAreWrongUsage() throws IOException {
    assertThat(run("robustness", "--limit", 0)).isEqualTo(2);
    assertThat(run("robustness", "--ink", ink(), "--writers", "b-a")).isEqualTo(2);
    assertThat(err.toString()).contains("Writers are a range such as 1-20");
  }

  @Test
  void missingInkFailsInOneSentence() {
    assertThat(run("robustness", "--ink", folder.resolve("no.jsonl"), "--limit", 5)).isEqualTo(1);
    oneSentence("no.jsonl");
  }

  private static void count(JsonNode row, int n) {
    assertThat(row.get("n").asInt()).isEqualTo(n);
  }
}
