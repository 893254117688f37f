package org.digitstudio.ui.inside.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.tour.TourScript.Step;
import org.junit.jupiter.api.Test;

class WorksheetsTest {
  private static int pages(TourScript tour) {
    String pdf = new String(Worksheets.pdf(tour), StandardCharsets.US_ASCII);
    Matcher entries = Pattern.compile("(\\d{10}) 00000 n").matcher(pdf);
    int number = 0;
    while (entries.find()) {
      assertThat(pdf.substring(Integer.parseInt(entries.group(1)))).startsWith(++number + " 0 obj");
    }
    Matcher count = Pattern.compile("/Count (\\d+)").matcher(pdf);
    assertThat(count.find()).isTrue();
    int pages = Integer.parseInt(count.group(1));
    assertThat(number).as("catalog, list, and two objects a page").isEqualTo(2 + 2 * pages);
    return pages;
  }

  @Test
  void everyStepOfTheBundledToursAsksAQuestionAndAnswersIt() {
    for (TourScript tour : BundledTours.all()) {
      assertThat(tour.steps())
          .allSatisfy(
              step -> {
                assertThat(step.question()).endsWith("?");
                assertThat(step.answer()).isNotBlank();
              });
      assertThat(pages(tour)).as("questions, then answers").isBetween(2, 3);
    }
  }

  @Test
  void aLongWorksheetHasSeveralPages() {
    Step step = new Step("Title", "Words", StationKind.WHY);
    List<Step> steps =
        IntStream.range(0, 30)
            .mapToObj(i -> step.asking("Why is number " + i + " so long? ".repeat(20), "It is."))
            .toList();

    assertThat(pages(new TourScript("Long", steps))).isGreaterThan(6);
  }

  @Test
  void questionsOfATeachersTourAreRead() throws Exception {
    TourScript tour =
        TourFile.parse(
            "a.txt",
            "tour: A\nstep: B\nstation: why\nWords\nquestion: Why?\nanswer: Because.\nstep: C\n"
                + "station: why\nNothing asked");

    assertThat(Worksheets.exercises(tour)).hasSize(1);
    assertThat(Worksheets.exercises(tour).getFirst().question()).isEqualTo("Why?");
    assertThat(Worksheets.exercises(tour).getFirst().answer()).isEqualTo("Because.");
    assertThat(tour.steps().getFirst().words()).isEqualTo("Words");
  }
}
