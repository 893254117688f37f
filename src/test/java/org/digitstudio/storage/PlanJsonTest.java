package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitstudio.application.training.PlanEditor;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.Schedule;
import org.digitstudio.domain.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanJsonTest {
  @TempDir Path folder;

  @Test
  void aPlanThatIsNotThereIsNamedInASentence() {
    assertThatThrownBy(() -> PlanJson.read(Path.of("gone.json")))
        .hasMessage("There is no file gone.json.");
  }

  @Test
  void everyRecipeComesBackAsItWas() throws Exception {
    for (String recipe : Recipes.ALL) {
      TrainingPlan plan = Recipes.plan(recipe, Long.MIN_VALUE + 1, 2);
      assertThat(written(plan)).isEqualTo(plan);
    }
    TrainingPlan other =
        PlanEditor.of(Recipes.plan(Recipes.FAST, 1, 2))
            .optimizer(new OptimizerSpec.Sgd(0.1, 0.9))
            .schedule(new Schedule.Cosine())
            .build();
    assertThat(written(other)).isEqualTo(other);
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    Path file = folder.resolve("plan.json");
    PlanJson.write(Recipes.plan(Recipes.AS_DESCRIBED, 1, 2), file);
    String good = Files.readString(file);
    refused(good.replace("\"epochs\" : 10", "\"epochs\" : \"ten\""), "\"epochs\" is not a whole");
    refused(good.replace("\"epochs\" : 10", "\"epochs\" : 0"), "Epochs must lie in 1 to 10000");
    refused(good.replace("\"dense\"", "\"org.evil.Layer\""), "\"kind\" is not a layer");
    refused(good.replace("\"units\" : 128", "\"units\" : 1e9"), "\"units\" is not a whole");
    refused(good.replace("\"kind\" : \"output\"", "\"kind\" : \"batch-norm\""), "last layer");
    refused(good.substring(0, 200), "no valid JSON");
  }

  private void refused(String json, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), json);
    assertThatThrownBy(() -> PlanJson.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  private TrainingPlan written(TrainingPlan plan) throws IOException {
    Path file = folder.resolve("plan.json");
    PlanJson.write(plan, file);
    return PlanJson.read(file);
  }
}
