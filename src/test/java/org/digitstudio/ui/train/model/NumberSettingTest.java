package org.digitstudio.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NumberSettingTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  @Test
  void anArrowKeyStepsADecimalSettingInALocaleWithDecimalCommasToo() {
    Locale.setDefault(Locale.GERMANY);
    NumberSetting learningRate = new NumberSetting(PlanField.LEARNING_RATE, 1e-6, 10, false);
    learningRate.set(0.001);

    learningRate.step(1);

    assertThat(learningRate.value().orElseThrow()).isEqualByComparingTo("0.002");
  }

  @Test
  void aDecimalCommaIsAccepted() {
    NumberSetting learningRate = new NumberSetting(PlanField.LEARNING_RATE, 1e-6, 10, false);

    learningRate.text().set("0,0015");

    assertThat(learningRate.value().orElseThrow()).isEqualByComparingTo("0.0015");
    assertThat(learningRate.problem()).isEmpty();
  }

  @Test
  void anErrorOfANumberOutOfRangeNamesTheRange() {
    NumberSetting epochs = new NumberSetting(PlanField.EPOCHS, 1, 1000, true);

    epochs.text().set("1001");

    assertThat(epochs.problem().orElseThrow().text())
        .isEqualTo("Enter a whole number from 1 to 1000.");
  }
}
