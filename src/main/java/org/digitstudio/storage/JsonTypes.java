package org.digitstudio.storage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.Schedule;

/** The names that files use for layers, optimizers and schedules; no other class can be named. */
final class JsonTypes {
  private JsonTypes() {}

  /** Names each layer. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = LayerSpec.Convolution.class, name = "convolution"),
    @Type(value = LayerSpec.BatchNorm.class, name = "batch-norm"),
    @Type(value = LayerSpec.Activate.class, name = "activation"),
    @Type(value = LayerSpec.LeakyRelu.class, name = "leaky-relu"),
    @Type(value = LayerSpec.ZeroPadding.class, name = "zero-padding"),
    @Type(value = LayerSpec.Pool.class, name = "pool"),
    @Type(value = LayerSpec.Dropout.class, name = "dropout"),
    @Type(value = LayerSpec.Dense.class, name = "dense"),
    @Type(value = LayerSpec.Output.class, name = "output")
  })
  interface Layer {}

  /** Names each optimizer. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = OptimizerSpec.Adam.class, name = "adam"),
    @Type(value = OptimizerSpec.Sgd.class, name = "sgd")
  })
  interface OptimizerTypes {}

  /** Names each schedule. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = Schedule.Constant.class, name = "constant"),
    @Type(value = Schedule.Cosine.class, name = "cosine"),
    @Type(value = Schedule.OneCycle.class, name = "one-cycle"),
    @Type(value = Schedule.Exponential.class, name = "exponential")
  })
  interface LearningRateSchedule {}
}
