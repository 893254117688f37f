package org.digitstudio.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.training.Augmentation;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.Schedule;
import org.digitstudio.domain.training.TrainingPlan;

/** Training plans as JSON that a person can read, change and train by. */
public final class PlanJson {
  private static final int FORMAT = 1;
  private static final int MOST_LAYERS = 200;

  private PlanJson() {}

  /**
   * @throws IOException with one sentence for the user if the file is missing or no sound plan
   */
  public static TrainingPlan read(Path file) throws IOException {
    return read(JsonFields.read(file));
  }

  /** Writes atomically. */
  public static void write(TrainingPlan plan, Path file) throws IOException {
    AtomicFile.write(
        file, JsonFields.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(toJson(plan)));
  }

  static TrainingPlan read(JsonFields json) throws IOException {
    if (json.integer("format") != FORMAT) {
      throw new IOException(json.file() + " was written by a later version of this program.");
    }
    try {
      return new TrainingPlan(
          json.text("recipe"),
          network(json.object("network")),
          json.constant("engine", EngineKind.class),
          json.integer("epochs"),
          json.integer("batch"),
          json.longInteger("seed"),
          json.integer("threads"),
          optimizer(json.object("optimizer")),
          schedule(json.object("schedule")),
          json.number("weight_decay"),
          json.number("label_smoothing"),
          json.number("ema_decay"),
          augmentation(json.object("augmentation")),
          json.integer("validation"),
          json.flag("test_as_validation"),
          json.integer("limit"));
    } catch (IllegalArgumentException e) {
      throw new IOException(json.file() + ": " + e.getMessage() + ".", e);
    }
  }

  static ObjectNode toJson(TrainingPlan plan) {
    ObjectNode json = JsonFields.MAPPER.createObjectNode();
    json.put("format", FORMAT)
        .put("recipe", plan.recipe())
        .put("engine", JsonFields.name(plan.engine()))
        .put("epochs", plan.epochs())
        .put("batch", plan.batch())
        .put("seed", plan.seed())
        .put("threads", plan.threads());
    json.set("optimizer", optimizer(plan.optimizer()));
    json.set("schedule", schedule(plan.schedule()));
    json.put("weight_decay", plan.weightDecay())
        .put("label_smoothing", plan.labelSmoothing())
        .put("ema_decay", plan.emaDecay());
    Augmentation a = plan.augmentation();
    json.putObject("augmentation")
        .put("shift", a.shift())
        .put("rotation", a.rotation())
        .put("scale", a.scale())
        .put("shear", a.shear())
        .put("elastic", a.elastic())
        .put("thickness", a.thickness())
        .put("drop_stroke", a.dropStroke());
    json.put("validation", plan.validation())
        .put("test_as_validation", plan.testAsValidation())
        .put("limit", plan.limit());
    ObjectNode network = json.putObject("network");
    network.put("input", JsonFields.name(plan.network().input()));
    ArrayNode layers = network.putArray("layers");
    plan.network().layers().forEach(layer -> layers.add(layer(layer)));
    return json;
  }

  private static ObjectNode object(String kind) {
    return JsonFields.MAPPER.createObjectNode().put("kind", kind);
  }

  private static ObjectNode optimizer(OptimizerSpec optimizer) {
    return switch (optimizer) {
      case OptimizerSpec.Adam(double rate, double beta1, double beta2, double epsilon) ->
          object("adam")
              .put("rate", rate)
              .put("beta1", beta1)
              .put("beta2", beta2)
              .put("epsilon", epsilon);
      case OptimizerSpec.Sgd(double rate, double momentum) ->
          object("sgd").put("rate", rate).put("momentum", momentum);
    };
  }

  private static OptimizerSpec optimizer(JsonFields json) throws IOException {
    return switch (json.text("kind")) {
      case "adam" ->
          new OptimizerSpec.Adam(
              json.number("rate"),
              json.number("beta1"),
              json.number("beta2"),
              json.number("epsilon"));
      case "sgd" -> new OptimizerSpec.Sgd(json.number("rate"), json.number("momentum"));
      default -> throw json.wrong("kind", "an optimiser this program knows");
    };
  }

  private static ObjectNode schedule(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Constant() -> object("constant");
      case Schedule.Cosine() -> object("cosine");
      case Schedule.OneCycle(double warmUp) -> object("one-cycle").put("warm_up", warmUp);
    };
  }

  private static Schedule schedule(JsonFields json) throws IOException {
    return switch (json.text("kind")) {
      case "constant" -> new Schedule.Constant();
      case "cosine" -> new Schedule.Cosine();
      case "one-cycle" -> new Schedule.OneCycle(json.number("warm_up"));
      default -> throw json.wrong("kind", "a schedule this program knows");
    };
  }

  private static Augmentation augmentation(JsonFields json) throws IOException {
    return new Augmentation(
        json.number("shift"),
        json.number("rotation"),
        json.number("scale"),
        json.number("shear"),
        json.number("elastic"),
        json.number("thickness"),
        json.number("drop_stroke"));
  }

  private static NetworkSpec network(JsonFields json) throws IOException {
    List<LayerSpec> layers = new ArrayList<>();
    for (JsonFields layer : json.objects("layers")) {
      layers.add(layer(layer));
    }
    if (layers.size() > MOST_LAYERS) {
      throw json.wrong("layers", "a list of at most " + MOST_LAYERS + " layers");
    }
    return new NetworkSpec(json.constant("input", InputLayout.class), layers);
  }

  private static ObjectNode layer(LayerSpec layer) {
    return switch (layer) {
      case Convolution c ->
          object("convolution")
              .put("maps", c.filters())
              .put("kernel_height", c.kernelHeight())
              .put("kernel_width", c.kernelWidth())
              .put("stride", c.stride())
              .put("padding", JsonFields.name(c.padding()))
              .put("activation", JsonFields.name(c.activation()));
      case BatchNorm() -> object("batch-norm");
      case Activate(Activation activation) ->
          object("activation").put("activation", JsonFields.name(activation));
      case Pool p ->
          object("pool")
              .put("pooling", JsonFields.name(p.kind()))
              .put("size", p.size())
              .put("stride", p.stride())
              .put("padding", JsonFields.name(p.padding()));
      case LeakyRelu(double slope) -> object("leaky-relu").put("slope", slope);
      case ZeroPadding z ->
          object("zero-padding")
              .put("top", z.top())
              .put("bottom", z.bottom())
              .put("left", z.left())
              .put("right", z.right());
      case Dropout(double rate) -> object("dropout").put("rate", rate);
      case Dense(int units, Activation activation) ->
          object("dense").put("units", units).put("activation", JsonFields.name(activation));
      case Output() -> object("output");
    };
  }

  private static LayerSpec layer(JsonFields json) throws IOException {
    return switch (json.text("kind")) {
      case "convolution" ->
          new Convolution(
              json.integer("maps"),
              json.integer("kernel_height"),
              json.integer("kernel_width"),
              json.integer("stride"),
              json.constant("padding", Padding.class),
              json.constant("activation", Activation.class));
      case "batch-norm" -> new BatchNorm();
      case "activation" -> new Activate(json.constant("activation", Activation.class));
      case "pool" ->
          new Pool(
              json.constant("pooling", Pool.Kind.class),
              json.integer("size"),
              json.integer("stride"),
              json.constant("padding", Padding.class));
      case "leaky-relu" -> new LeakyRelu(json.number("slope"));
      case "zero-padding" ->
          new ZeroPadding(
              json.integer("top"),
              json.integer("bottom"),
              json.integer("left"),
              json.integer("right"));
      case "dropout" -> new Dropout(json.number("rate"));
      case "dense" ->
          new Dense(json.integer("units"), json.constant("activation", Activation.class));
      case "output" -> new Output();
      default -> throw json.wrong("kind", "a layer this program knows");
    };
  }
}
