package org.digitstudio.ui.train;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.EpochSelection;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;

/** The training plan being edited, with advice on its settings. */
final class PlanViewModel {
  static final String OWN = "own";

  /** Recipes on offer, the custom one last. */
  static final List<String> RECIPES;

  static {
    List<String> all = new ArrayList<>(Recipes.ALL);
    all.add(OWN);
    RECIPES = List.copyOf(all);
  }

  /** Criteria for selecting the best epoch. */
  enum ModelSelection {
    VALIDATION,
    TEST,
    LAST
  }

  /** Optimisers on offer. */
  enum OptimizerKind {
    ADAM,
    SGD
  }

  private static final int USUAL_VALIDATION = 5_000;

  private final TrainingEngines engines;
  private final int cores;
  private final Map<PlanField, NumberSetting> numbers = new EnumMap<>(PlanField.class);
  private final ObjectProperty<String> recipe = new SimpleObjectProperty<>(Recipes.AS_DESCRIBED);
  private final ObjectProperty<EngineKind> engine = new SimpleObjectProperty<>(EngineKind.FUSED);
  private final ObjectProperty<ModelSelection> selection =
      new SimpleObjectProperty<>(ModelSelection.VALIDATION);
  private final ObjectProperty<CustomNetwork> own = new SimpleObjectProperty<>(CustomNetwork.FIRST);
  private final ObjectProperty<OptimizerKind> optimizer =
      new SimpleObjectProperty<>(OptimizerKind.ADAM);
  private final ObjectProperty<ScheduleKind> schedule =
      new SimpleObjectProperty<>(ScheduleKind.ONE_CYCLE);
  private final ObjectProperty<AugmentationLevel> augmentation =
      new SimpleObjectProperty<>(AugmentationLevel.NONE);
  private final BooleanProperty withMyDigits = new SimpleBooleanProperty();
  private final BooleanProperty fromModelInUse = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<TrainingPlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<NetworkSpec>> network =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableMap<PlanField, Advice> advice = FXCollections.observableHashMap();
  private final Supplier<Optional<NetworkSpec>> inUse;
  private boolean filling;

  /**
   * @param inUse returns the network of the current model, whose weights a run may start from
   */
  PlanViewModel(TrainingEngines engines, int cores, Supplier<Optional<NetworkSpec>> inUse) {
    this.inUse = inUse;
    this.engines = engines;
    this.cores = cores;
    number(PlanField.EPOCHS, 1, 1_000, true);
    number(PlanField.BATCH, 1, 10_000, true);
    number(PlanField.LEARNING_RATE, 1e-6, 10, false);
    number(PlanField.SEED, Long.MIN_VALUE, Long.MAX_VALUE, true);
    number(PlanField.THREADS, 1, 256, true);
    number(PlanField.LIMIT, 0, 10_000_000, true);
    number(PlanField.VALIDATION, 1, 50_000, true);
    number(PlanField.MOMENTUM, 0, 0.999, false);
    number(PlanField.WEIGHT_DECAY, 0, 1, false);
    number(PlanField.SMOOTHING, 0, 0.9, false);
    number(PlanField.AVERAGE, 0, 0.9999, false);
    number(PlanField.SEED).set(1L);
    number(PlanField.THREADS).set(cores);
    fill(Recipes.AS_DESCRIBED);
    recipe.addListener((observable, before, now) -> fill(now));
    for (Property<?> each :
        List.of(engine, selection, own, optimizer, schedule, augmentation, fromModelInUse)) {
      each.addListener((observable, before, now) -> work());
    }
    numbers.values().forEach(n -> n.text().addListener((observable, before, now) -> work()));
    work();
  }

  private void number(PlanField field, double least, double most, boolean whole) {
    numbers.put(field, new NumberSetting(field, least, most, whole));
  }

  NumberSetting number(PlanField field) {
    return Objects.requireNonNull(numbers.get(field));
  }

  ObjectProperty<String> recipe() {
    return recipe;
  }

  ObjectProperty<EngineKind> engine() {
    return engine;
  }

  ObjectProperty<ModelSelection> selection() {
    return selection;
  }

  ObjectProperty<CustomNetwork> own() {
    return own;
  }

  ObjectProperty<OptimizerKind> optimizer() {
    return optimizer;
  }

  ObjectProperty<ScheduleKind> schedule() {
    return schedule;
  }

  ObjectProperty<AugmentationLevel> augmentation() {
    return augmentation;
  }

  /** Tells whether the run starts from the weights of the current model. */
  BooleanProperty fromModelInUse() {
    return fromModelInUse;
  }

  /** Tells whether My digits are part of the training data. */
  BooleanProperty withMyDigits() {
    return withMyDigits;
  }

  /** Returns the plan; empty while a setting is invalid. */
  ReadOnlyObjectProperty<Optional<TrainingPlan>> plan() {
    return plan.getReadOnlyProperty();
  }

  /** Returns the network if it is valid, even while another setting is not. */
  ReadOnlyObjectProperty<Optional<NetworkSpec>> network() {
    return network.getReadOnlyProperty();
  }

  /** Returns the advice to show beside each setting. */
  ObservableMap<PlanField, Advice> advice() {
    return advice;
  }

  int cores() {
    return cores;
  }

  /** Fills in the settings of a recipe; the custom recipe keeps the current ones. */
  private void fill(String name) {
    if (!name.equals(OWN)) {
      filling = true;
      TrainingPlan base = Recipes.plan(name, 1, cores);
      Optimization usual = base.optimization();
      int validation = base.selection().validationImages();
      number(PlanField.EPOCHS).set(usual.epochs());
      number(PlanField.BATCH).set(usual.batchSize());
      number(PlanField.LEARNING_RATE).set(usual.optimizer().learningRate());
      number(PlanField.LIMIT).set(0);
      number(PlanField.VALIDATION).set(validation == 0 ? USUAL_VALIDATION : validation);
      number(PlanField.WEIGHT_DECAY).set(usual.weightDecay());
      number(PlanField.SMOOTHING).set(usual.labelSmoothing());
      number(PlanField.AVERAGE).set(usual.emaDecay());
      number(PlanField.MOMENTUM).set(0.9);
      optimizer.set(
          usual.optimizer() instanceof OptimizerSpec.Sgd ? OptimizerKind.SGD : OptimizerKind.ADAM);
      schedule.set(ScheduleKind.of(usual.schedule()));
      augmentation.set(AugmentationLevel.of(base.data().augmentation()));
      filling = false;
    }
    work();
  }

  /** Rebuilds the plan and its advice. */
  void work() {
    if (filling) {
      return;
    }
    Map<PlanField, Advice> found = new EnumMap<>(PlanField.class);
    for (NumberSetting each : numbers.values()) {
      if (isUsed(each.field())) {
        each.problem().ifPresent(text -> found.put(each.field(), new Advice(true, text)));
      }
    }
    Optional<TrainingPlan> made = Optional.empty();
    try {
      network.set(
          Optional.of(isOwn() ? own.get().toSpec() : Recipes.plan(recipe.get(), 1, 1).network()));
      if (found.isEmpty()) {
        made = Optional.of(isOwn() ? ownPlan() : recipePlan());
      }
    } catch (StudioException e) {
      network.set(Optional.empty());
      found.put(PlanField.BLOCKS, new Advice(true, FailureText.of(e)));
    }
    if (made.isPresent()) {
      new PlanAdvice(engines, cores).on(made.get()).forEach(found::putIfAbsent);
    }
    if (fromModelInUse.get() && !inUse.get().equals(network.get())) {
      found.put(PlanField.START, new Advice(true, Messages.text("train.start.other")));
    }
    advice.keySet().retainAll(found.keySet());
    found.forEach(advice::put);
    plan.set(found.values().stream().anyMatch(Advice::wrong) ? Optional.empty() : made);
  }

  boolean isOwn() {
    return recipe.get().equals(OWN);
  }

  private boolean isUsed(PlanField field) {
    return switch (field) {
      case VALIDATION -> selection.get() == ModelSelection.VALIDATION;
      case MOMENTUM -> isOwn() && optimizer.get() == OptimizerKind.SGD;
      case WEIGHT_DECAY, SMOOTHING, AVERAGE -> isOwn();
      default -> true;
    };
  }

  private TrainingPlan recipePlan() {
    return common(Recipes.plan(recipe.get(), seed(), whole(PlanField.THREADS)))
        .withLearningRate(real(PlanField.LEARNING_RATE));
  }

  private TrainingPlan ownPlan() {
    double rate = real(PlanField.LEARNING_RATE);
    OptimizerSpec rule =
        optimizer.get() == OptimizerKind.ADAM
            ? OptimizerSpec.Adam.withDefaults(rate)
            : new OptimizerSpec.Sgd(rate, real(PlanField.MOMENTUM));
    Optimization optimization =
        Optimization.adam(rate, whole(PlanField.EPOCHS), whole(PlanField.BATCH))
            .withOptimizer(rule)
            .withSchedule(schedule.get().schedule())
            .withWeightDecay(real(PlanField.WEIGHT_DECAY))
            .withLabelSmoothing(real(PlanField.SMOOTHING))
            .withEmaDecay(real(PlanField.AVERAGE));
    return common(
        TrainingPlan.of(OWN, own.get().toSpec(), optimization)
            .withSeed(seed())
            .withThreads(whole(PlanField.THREADS))
            .withAugmentation(augmentation.get().changes()));
  }

  private TrainingPlan common(TrainingPlan plan) {
    EpochSelection selected =
        switch (selection.get()) {
          case VALIDATION -> EpochSelection.bestOnValidation(whole(PlanField.VALIDATION));
          case TEST -> EpochSelection.bestOnTestSet();
          default -> EpochSelection.lastEpoch();
        };
    return plan.withLimit(whole(PlanField.LIMIT))
        .withEngine(engine.get())
        .withEpochs(whole(PlanField.EPOCHS))
        .withBatchSize(whole(PlanField.BATCH))
        .withSelection(selected);
  }

  private int whole(PlanField field) {
    return number(field).value().map(BigDecimal::intValue).orElseThrow();
  }

  private double real(PlanField field) {
    return number(field).value().map(BigDecimal::doubleValue).orElseThrow();
  }

  private long seed() {
    return number(PlanField.SEED).value().map(BigDecimal::longValue).orElseThrow();
  }
}
