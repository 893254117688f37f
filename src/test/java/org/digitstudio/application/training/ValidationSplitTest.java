package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitstudio.Sentences.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.application.Digits;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.junit.jupiter.api.Test;

class ValidationSplitTest {
  private final DigitDataset whole = new Digits("Made-up", 300, 5);

  @Test
  void everyPictureIsInOnePartAndOnlyInOne() {
    ValidationSplit split = ValidationSplit.of(whole, 60, 1);
    List<DigitImage> parts = new ArrayList<>(images(split.training()));
    parts.addAll(images(split.validation()));
    assertThat(split.validation().size()).isEqualTo(60);
    assertThat(parts).containsExactlyInAnyOrderElementsOf(images(whole));
  }

  @Test
  void theSeedDecidesTheSplit() {
    List<DigitImage> first = images(ValidationSplit.of(whole, 60, 1).validation());
    assertThat(images(ValidationSplit.of(whole, 60, 1).validation())).isEqualTo(first);
    assertThat(images(ValidationSplit.of(whole, 60, 2).validation())).isNotEqualTo(first);
  }

  @Test
  void aPictureSetAsideIsNotLearntFromAsACopy() {
    DigitDataset rare = new Digits("Rare", 50, 6);
    ValidationSplit split = ValidationSplit.of(new ConcatDataset("Both", whole, rare, 4), 150, 1);
    List<DigitImage> validation = images(split.validation());
    assertThat(validation).doesNotHaveDuplicates().anyMatch(images(rare)::contains);
    assertThat(images(split.training()))
        .doesNotContainAnyElementsOf(validation)
        .hasSize(500 - 150 - 3 * (int) validation.stream().filter(images(rare)::contains).count());
  }

  @Test
  void norInTheBeginningOfASetWithCopies() {
    DigitDataset rare = new Digits("Rare", 50, 6);
    DigitDataset both = new ConcatDataset("Both", whole, rare, 4);
    ValidationSplit split = ValidationSplit.of(both.take(450), 150, 1);
    assertThat(images(split.training())).doesNotContainAnyElementsOf(images(split.validation()));
  }

  @Test
  void norWhereAHandsOwnDigitsAreRepeated() throws Exception {
    MemoryMyDigits mine = new MemoryMyDigits();
    DigitDataset own = new Digits("Hand", 6, 8);
    for (int i = 0; i < own.size(); i++) {
      mine.add(own.label(i), own.image(i), Optional.empty());
    }
    DigitDataset both =
        new MyDigitsTrainingData(Digits.trainingData(300, 10), mine).read().training();
    assertThat(both.size()).as("a tenth is handwriting").isEqualTo(330);
    ValidationSplit split = ValidationSplit.of(both, 150, 1);
    assertThat(images(split.validation())).anyMatch(images(own)::contains);
    assertThat(images(split.training())).doesNotContainAnyElementsOf(images(split.validation()));
  }

  @Test
  void moreThanHalfCannotBeSetAside() {
    assertThat(refusal(() -> ValidationSplit.of(whole, 151, 1))).contains("at most half");
  }

  private static List<DigitImage> images(DigitDataset data) {
    List<DigitImage> all = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      all.add(data.image(i));
    }
    return all;
  }
}
