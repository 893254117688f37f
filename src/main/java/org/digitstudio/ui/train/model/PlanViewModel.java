package org.digitstudio.ui.train.model;

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
public final class PlanViewModel {
  /** The recipe whose layers and settings the user chooses. */
  public static final String CUSTOM = "own";

  /** Recipes on offer, the custom one last. */
  public static final List<String> RECIPES;

  static {
    List<String> all = new ArrayList<>(Recipes.ALL);
    all.add(CUSTOM);
    RECIPES = List.copyOf(all);
  }

  /** Criteria for selecting the best epoch. */
  public enum ModelSelection {
    VALIDATION,
    TEST,
    LAST
  }

  /** Optimizers on offer. */
  public enum OptimizerKind {
    ADAM,
    SGD
  }

  static final int DEFAULT_VALIDATION = 5_000;

  private final TrainingEngines engines;
  private final int cores;
  private final Map<PlanField, NumberSetting> numbers = new EnumMap<>(PlanField.class);
  private final ObjectProperty<String> recipe = new SimpleObjectProperty<>(Recipes.AS_DESCRIBED);
  private final ObjectProperty<EngineKind> engine = new SimpleObjectProperty<>(EngineKind.FUSED);
  private final ObjectProperty<ModelSelection> selection =
      new SimpleObjectProperty<>(ModelSelection.VALIDATION);
  private final ObjectProperty<CustomNetwork> custom =
      new SimpleObjectProperty<>(CustomNetwork.FIRST);
  private final ObjectProperty<OptimizerKind> optimizer =
      new SimpleObjectProperty<>(OptimizerKind.ADAM);
  private final ObjectProperty<ScheduleKind> schedule =
      new SimpleObjectProperty<>(ScheduleKind.CONSTANT);
  private final ObjectProperty<AugmentationLevel> augmentation =
      new SimpleObjectProperty<>(AugmentationLevel.NONE);
  private final BooleanProperty fromCurrentModel = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<TrainingPlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<NetworkSpec>> network =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableMap<PlanField, Advice> advice = FXCollections.observableHashMap();
  private final Supplier<Optional<NetworkSpec>> currentModel;
  private Optional<RecipeSettings> customSettings = Optional.empty();
  private int trainingImages = DataChoice.MNIST;
  private boolean filling;

  /**
   * @param currentModel returns the network whose weights a run may start from
   */
  public PlanViewModel(
      TrainingEngines engines, int cores, Supplier<Optional<NetworkSpec>> currentModel) {
    this.currentModel = currentModel;
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
    fill(RecipeSettings.of(Recipes.plan(recipe.get(), 1, 1)));
    recipe.addListener((observable, before, now) -> changeRecipe(before, now));
    for (Property<?> each :
        List.of(engine, selection, custom, optimizer, schedule, augmentation, fromCurrentModel)) {
      each.addListener((observable, before, now) -> update());
    }
    numbers.values().forEach(n -> n.text().addListener((observable, before, now) -> update()));
    update();
  }

  private void number(PlanField field, double min, double max, boolean whole) {
    numbers.put(field, new NumberSetting(field, min, max, whole));
  }

  public NumberSetting number(PlanField field) {
    return Objects.requireNonNull(numbers.get(field));
  }

  public ObjectProperty<String> recipe() {
    return recipe;
  }

  public ObjectProperty<EngineKind> engine() {
    return engine;
  }

  public ObjectProperty<ModelSelection> selection() {
    return selection;
  }

  /** Returns the layers of the custom recipe. */
  public ObjectProperty<CustomNetwork> custom() {
    return custom;
  }

  public ObjectProperty<OptimizerKind> optimizer() {
    return optimizer;
  }

  public ObjectProperty<ScheduleKind> schedule() {
    return schedule;
  }

  public ObjectProperty<AugmentationLevel> augmentation() {
    return augmentation;
  }

  /** Tells whether the run starts from the weights of the current model. */
  public BooleanProperty fromCurrentModel() {
    return fromCurrentModel;
  }

  /** Sets the number of training images, which validation set and batch are made to fit. */
  void setTrainingImages(int images) {
    trainingImages = images;
    RecipeSettings.fit(this, images);
    update();
  }

  /** Returns the plan; empty while a setting is invalid. */
  public ReadOnlyObjectProperty<Optional<TrainingPlan>> plan() {
    return plan.getReadOnlyProperty();
  }

  /** Returns the network if it is valid, even while another setting is not. */
  public ReadOnlyObjectProperty<Optional<NetworkSpec>> network() {
    return network.getReadOnlyProperty();
  }

  /** Returns the advice to show beside each setting. */
  public ObservableMap<PlanField, Advice> advice() {
    return advice;
  }

  public boolean isCustom() {
    return recipe.get().equals(CUSTOM);
  }

  /** The custom recipe keeps its settings; the others start from their own each time. */
  private void changeRecipe(String before, String now) {
    if (before.equals(CUSTOM)) {
      customSettings = Optional.of(RecipeSettings.of(this));
    }
    RecipeSettings settings =
        now.equals(CUSTOM)
            ? customSettings.orElse(RecipeSettings.CUSTOM)
            : RecipeSettings.of(Recipes.plan(now, 1, 1));
    fill(settings);
    update();
  }

  private void fill(RecipeSettings settings) {
    filling = true;
    settings.fill(this);
    if (!number(PlanField.VALIDATION).value().isPresent()) {
      number(PlanField.VALIDATION).set(DEFAULT_VALIDATION);
    }
    filling = false;
  }

  /** Rebuilds the plan and its advice. */
  public void update() {
    if (filling) {
      return;
    }
    Map<PlanField, Advice> found = new EnumMap<>(PlanField.class);
    for (NumberSetting each : numbers.values()) {
      if (isUsed(each.field())) {
        each.problem().ifPresent(problem -> found.put(each.field(), problem));
      }
    }
    Optional<TrainingPlan> made = Optional.empty();
    try {
      network.set(
          Optional.of(
              isCustom() ? custom.get().toSpec() : Recipes.plan(recipe.get(), 1, 1).network()));
      if (found.isEmpty()) {
        made = Optional.of(isCustom() ? customPlan() : recipePlan());
      }
    } catch (StudioException e) {
      network.set(Optional.empty());
      found.put(PlanField.BLOCKS, Advice.of(e));
    }
    if (made.isPresent()) {
      new PlanAdvice(engines, cores, trainingImages).on(made.get()).forEach(found::putIfAbsent);
    }
    if (fromCurrentModel.get() && !currentModel.get().equals(network.get())) {
      found.put(PlanField.INITIAL_WEIGHTS, Advice.wrong("train.start.other"));
    }
    advice.keySet().retainAll(found.keySet());
    found.forEach(advice::put);
    plan.set(found.values().stream().anyMatch(Advice::wrong) ? Optional.empty() : made);
  }

  private boolean isUsed(PlanField field) {
    return switch (field) {
      case VALIDATION -> selection.get() == ModelSelection.VALIDATION;
      case MOMENTUM -> isCustom() && optimizer.get() == OptimizerKind.SGD;
      case WEIGHT_DECAY, SMOOTHING, AVERAGE -> isCustom();
      default -> true;
    };
  }

  private TrainingPlan recipePlan() {
    return common(Recipes.plan(recipe.get(), seed(), whole(PlanField.THREADS)))
        .withLearningRate(real(PlanField.LEARNING_RATE));
  }

  private TrainingPlan customPlan() {
    double learningRate = real(PlanField.LEARNING_RATE);
    OptimizerSpec rule =
        optimizer.get() == OptimizerKind.ADAM
            ? OptimizerSpec.Adam.withDefaults(learningRate)
            : new OptimizerSpec.Sgd(learningRate, real(PlanField.MOMENTUM));
    Optimization optimization =
        Optimization.adam(learningRate, whole(PlanField.EPOCHS), whole(PlanField.BATCH))
            .withOptimizer(rule)
            .withSchedule(schedule.get().schedule())
            .withWeightDecay(real(PlanField.WEIGHT_DECAY))
            .withLabelSmoothing(real(PlanField.SMOOTHING))
            .withEmaDecay(real(PlanField.AVERAGE));
    return common(
        TrainingPlan.of(CUSTOM, custom.get().toSpec(), optimization)
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
