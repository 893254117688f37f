package org.digitstudio.application.training;

import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.Augmentation;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.Schedule;
import org.digitstudio.domain.training.TrainingPlan;

/** Makes a plan from another with some things changed. Not for several threads. */
public final class PlanEditor {
  private String recipe;
  private NetworkSpec network;
  private EngineKind engine;
  private int epochs;
  private int batch;
  private long seed;
  private int threads;
  private OptimizerSpec optimizer;
  private Schedule schedule;
  private double weightDecay;
  private double labelSmoothing;
  private double emaDecay;
  private Augmentation augmentation;
  private int validation;
  private boolean testAsValidation;
  private int limit;

  private PlanEditor(TrainingPlan plan) {
    recipe = plan.recipe();
    network = plan.network();
    engine = plan.engine();
    epochs = plan.epochs();
    batch = plan.batch();
    seed = plan.seed();
    threads = plan.threads();
    optimizer = plan.optimizer();
    schedule = plan.schedule();
    weightDecay = plan.weightDecay();
    labelSmoothing = plan.labelSmoothing();
    emaDecay = plan.emaDecay();
    augmentation = plan.augmentation();
    validation = plan.validation();
    testAsValidation = plan.testAsValidation();
    limit = plan.limit();
  }

  public static PlanEditor of(TrainingPlan plan) {
    return new PlanEditor(plan);
  }

  public PlanEditor recipe(String value) {
    recipe = value;
    return this;
  }

  public PlanEditor network(NetworkSpec value) {
    network = value;
    return this;
  }

  public PlanEditor engine(EngineKind value) {
    engine = value;
    return this;
  }

  public PlanEditor epochs(int value) {
    epochs = value;
    return this;
  }

  public PlanEditor batch(int value) {
    batch = value;
    return this;
  }

  public PlanEditor seed(long value) {
    seed = value;
    return this;
  }

  public PlanEditor threads(int value) {
    threads = value;
    return this;
  }

  public PlanEditor optimizer(OptimizerSpec value) {
    optimizer = value;
    return this;
  }

  /** The same optimizer at another learning rate. */
  public PlanEditor learningRate(double value) {
    return optimizer(
        switch (optimizer) {
          case OptimizerSpec.Adam adam ->
              new OptimizerSpec.Adam(value, adam.beta1(), adam.beta2(), adam.epsilon());
          case OptimizerSpec.Sgd sgd -> new OptimizerSpec.Sgd(value, sgd.momentum());
        });
  }

  public PlanEditor schedule(Schedule value) {
    schedule = value;
    return this;
  }

  public PlanEditor weightDecay(double value) {
    weightDecay = value;
    return this;
  }

  public PlanEditor labelSmoothing(double value) {
    labelSmoothing = value;
    return this;
  }

  public PlanEditor emaDecay(double value) {
    emaDecay = value;
    return this;
  }

  public PlanEditor augmentation(Augmentation value) {
    augmentation = value;
    return this;
  }

  public PlanEditor validation(int value) {
    validation = value;
    return this;
  }

  public PlanEditor testAsValidation(boolean value) {
    testAsValidation = value;
    return this;
  }

  /** Uses only the first pictures; of a small part, at most a tenth is set aside to choose by. */
  public PlanEditor limit(int value) {
    limit = value;
    if (value > 0) {
      validation = Math.min(validation, value / 10);
    }
    return this;
  }

  /**
   * @throws IllegalArgumentException with one sentence for the user if a value is out of range
   */
  public TrainingPlan build() {
    return new TrainingPlan(
        recipe,
        network,
        engine,
        epochs,
        batch,
        seed,
        threads,
        optimizer,
        schedule,
        weightDecay,
        labelSmoothing,
        emaDecay,
        augmentation,
        validation,
        testAsValidation,
        limit);
  }
}
