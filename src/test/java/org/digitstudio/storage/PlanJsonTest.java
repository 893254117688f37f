package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitstudio.Sentences.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(refusal(() -> PlanJson.read(Path.of("gone.json"))))
        .isEqualTo("There is no file gone.json.");
  }

  @Test
  void everyRecipeComesBackAsItWas() throws Exception {
    for (String recipe : Recipes.ALL) {
      TrainingPlan plan = Recipes.plan(recipe, Long.MIN_VALUE + 1, 2);
      assertThat(written(plan)).isEqualTo(plan);
    }
    TrainingPlan other =
        Recipes.plan(Recipes.FAST, 1, 2)
            .withOptimizer(new OptimizerSpec.Sgd(0.1, 0.9))
            .withSchedule(new Schedule.Cosine());
    assertThat(written(other)).isEqualTo(other);
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    Path file = folder.resolve("plan.json");
    PlanJson.write(Recipes.plan(Recipes.AS_DESCRIBED, 1, 2), file);
    String good = Files.readString(file);
    refused(good.replace("\"epochs\" : 10", "\"epochs\" : \"ten\""), "“optimization.epochs”");
    refused(good.replace("\"epochs\" : 10", "\"epochs\" : 10.5"), "“optimization.epochs”");
    refused(good.replace("\"epochs\" : 10", "\"epochs\" : null"), "“optimization.epochs”");
    refused(good.replace("\"epochs\" : 10,", ""), "“optimization.epochs”");
    refused(good.replace("\"epochs\" : 10", "\"epochs\" : 0"), "epochs must be from 1 to 10,000");
    refused(good.replace("\"dense\"", "\"org.evil.Layer\""), "“network.layers.3”");
    refused(good.replace("\"units\" : 128", "\"units\" : 1e9"), "“network.layers.3.units”");
    refused(good.replace("\"units\" : 128", "\"units\" : 128, \"x\" : 1"), "“network.layers.3.x”");
    refused(good.replace("\"seed\" : 1", "\"seed\" : 1, \"sees\" : 1"), "key “sees” in bad.json");
    refused(good.replace("\"engine\" : \"fused\"", "\"engine\" : 0"), "“engine”");
    refused(good.replace("\"type\" : \"output\"", "\"type\" : \"batch-norm\""), "last layer");
    refused(good.replace("\"format\" : 2", "\"format\" : 3"), "later version");
    refused(good.substring(0, 200), "is not valid JSON");
  }

  @Test
  void aPlanOfVersionOneReadsAsTheSamePlan() throws Exception {
    Path old = folder.resolve("old.json");
    try (InputStream in = getClass().getResourceAsStream("version-1.0.0/accurate-plan.json")) {
      Files.copy(in, old);
    }
    assertThat(PlanJson.read(old)).isEqualTo(Recipes.plan(Recipes.ACCURATE, 1, 2));
  }

  private void refused(String json, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), json);
    assertThat(refusal(() -> PlanJson.read(file))).contains("bad.json").contains(message);
  }

  private TrainingPlan written(TrainingPlan plan) throws IOException {
    Path file = folder.resolve("plan.json");
    PlanJson.write(plan, file);
    return PlanJson.read(file);
  }
}
