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
import org.digitstudio.application.PlanEditor;
import org.digitstudio.application.Recipes;
import org.digitstudio.application.TrainingEngines;
import org.digitstudio.domain.EngineKind;
import org.digitstudio.domain.NetworkSpec;
import org.digitstudio.domain.Optimizer;
import org.digitstudio.domain.TrainingPlan;
import org.digitstudio.ui.common.Messages;

/** The plan a person puts together, and what is to be said of it. */
final class PlanViewModel {
  static final String OWN = "own";

  /** The recipes on offer, the user's own last. */
  static final List<String> RECIPES;

  static {
    List<String> all = new ArrayList<>(Recipes.ALL);
    all.add(OWN);
    RECIPES = List.copyOf(all);
  }

  /** What chooses the best epoch. */
  enum Judge {
    VALIDATION,
    TEST,
    LAST
  }

  /** How a step is made. */
  enum OptimizerKind {
    ADAM,
    SGD
  }

  private static final int USUAL_VALIDATION = 5_000;

  private final TrainingEngines engines;
  private final int cores;
  private final Map<Field, NumberSetting> numbers = new EnumMap<>(Field.class);
  private final ObjectProperty<String> recipe = new SimpleObjectProperty<>(Recipes.AS_DESCRIBED);
  private final ObjectProperty<EngineKind> engine = new SimpleObjectProperty<>(EngineKind.FUSED);
  private final ObjectProperty<Judge> judge = new SimpleObjectProperty<>(Judge.VALIDATION);
  private final ObjectProperty<OwnNetwork> own = new SimpleObjectProperty<>(OwnNetwork.FIRST);
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
  private final ObservableMap<Field, Advice> advice = FXCollections.observableHashMap();
  private final Supplier<Optional<NetworkSpec>> inUse;
  private boolean filling;

  /**
   * @param inUse the network of the model in use, which a run may begin with
   */
  PlanViewModel(TrainingEngines engines, int cores, Supplier<Optional<NetworkSpec>> inUse) {
    this.inUse = inUse;
    this.engines = engines;
    this.cores = cores;
    number(Field.EPOCHS, 1, 1_000, true);
    number(Field.BATCH, 1, 10_000, true);
    number(Field.RATE, 1e-6, 10, false);
    number(Field.SEED, Long.MIN_VALUE, Long.MAX_VALUE, true);
    number(Field.THREADS, 1, 256, true);
    number(Field.PICTURES, 0, 10_000_000, true);
    number(Field.VALIDATION, 1, 50_000, true);
    number(Field.MOMENTUM, 0, 0.999, false);
    number(Field.WEIGHT_DECAY, 0, 1, false);
    number(Field.SMOOTHING, 0, 0.9, false);
    number(Field.AVERAGE, 0, 0.9999, false);
    numbers.get(Field.SEED).set(1L);
    numbers.get(Field.THREADS).set(cores);
    fill(Recipes.AS_DESCRIBED);
    recipe.addListener((observable, before, now) -> fill(now));
    for (Property<?> each :
        List.of(engine, judge, own, optimizer, schedule, augmentation, fromModelInUse)) {
      each.addListener((observable, before, now) -> work());
    }
    numbers.values().forEach(n -> n.text().addListener((observable, before, now) -> work()));
    work();
  }

  private void number(Field field, double least, double most, boolean whole) {
    numbers.put(field, new NumberSetting(field, least, most, whole));
  }

  NumberSetting number(Field field) {
    return Objects.requireNonNull(numbers.get(field));
  }

  ObjectProperty<String> recipe() {
    return recipe;
  }

  ObjectProperty<EngineKind> engine() {
    return engine;
  }

  ObjectProperty<Judge> judge() {
    return judge;
  }

  ObjectProperty<OwnNetwork> own() {
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

  /** Whether the run begins with the weights of the model in use instead of the seed's. */
  BooleanProperty fromModelInUse() {
    return fromModelInUse;
  }

  /** Whether it learns from My digits as well. */
  BooleanProperty withMyDigits() {
    return withMyDigits;
  }

  /** Empty while a setting is wrong. */
  ReadOnlyObjectProperty<Optional<TrainingPlan>> plan() {
    return plan.getReadOnlyProperty();
  }

  /** The network as far as it is sound, also while another setting is wrong. */
  ReadOnlyObjectProperty<Optional<NetworkSpec>> network() {
    return network.getReadOnlyProperty();
  }

  /** What is to be said beside a setting. */
  ObservableMap<Field, Advice> advice() {
    return advice;
  }

  int cores() {
    return cores;
  }

  /** Takes over a recipe's own settings; the own recipe keeps what stands there. */
  private void fill(String name) {
    if (!name.equals(OWN)) {
      filling = true;
      TrainingPlan base = Recipes.plan(name, 1, cores);
      number(Field.EPOCHS).set(base.epochs());
      number(Field.BATCH).set(base.batch());
      number(Field.RATE).set(base.optimizer().rate());
      number(Field.PICTURES).set(0);
      number(Field.VALIDATION).set(base.validation() == 0 ? USUAL_VALIDATION : base.validation());
      number(Field.WEIGHT_DECAY).set(base.weightDecay());
      number(Field.SMOOTHING).set(base.labelSmoothing());
      number(Field.AVERAGE).set(base.emaDecay());
      number(Field.MOMENTUM).set(0.9);
      optimizer.set(
          base.optimizer() instanceof Optimizer.Sgd ? OptimizerKind.SGD : OptimizerKind.ADAM);
      schedule.set(ScheduleKind.of(base.schedule()));
      augmentation.set(AugmentationLevel.of(base.augmentation()));
      filling = false;
    }
    work();
  }

  /** Puts the plan together again and says what is to be said of it. */
  void work() {
    if (filling) {
      return;
    }
    Map<Field, Advice> found = new EnumMap<>(Field.class);
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
    } catch (IllegalArgumentException e) {
      network.set(Optional.empty());
      found.put(Field.BLOCKS, new Advice(true, e.getMessage() + "."));
    }
    if (made.isPresent()) {
      new PlanAdvice(engines, cores).on(made.get()).forEach(found::putIfAbsent);
    }
    if (fromModelInUse.get() && !inUse.get().equals(network.get())) {
      found.put(Field.START, new Advice(true, Messages.text("train.start.other")));
    }
    advice.keySet().retainAll(found.keySet());
    found.forEach(advice::put);
    plan.set(found.values().stream().anyMatch(Advice::wrong) ? Optional.empty() : made);
  }

  boolean isOwn() {
    return recipe.get().equals(OWN);
  }

  private boolean isUsed(Field field) {
    return switch (field) {
      case VALIDATION -> judge.get() == Judge.VALIDATION;
      case MOMENTUM -> isOwn() && optimizer.get() == OptimizerKind.SGD;
      case WEIGHT_DECAY, SMOOTHING, AVERAGE -> isOwn();
      default -> true;
    };
  }

  private TrainingPlan recipePlan() {
    TrainingPlan base = Recipes.plan(recipe.get(), seed(), whole(Field.THREADS));
    Optimizer same =
        switch (base.optimizer()) {
          case Optimizer.Adam adam ->
              new Optimizer.Adam(real(Field.RATE), adam.beta1(), adam.beta2(), adam.epsilon());
          case Optimizer.Sgd sgd -> new Optimizer.Sgd(real(Field.RATE), sgd.momentum());
        };
    return common(PlanEditor.of(base)).optimizer(same).build();
  }

  private TrainingPlan ownPlan() {
    double rate = real(Field.RATE);
    return common(PlanEditor.of(Recipes.plan(Recipes.FAST, seed(), whole(Field.THREADS))))
        .recipe(OWN)
        .network(own.get().toSpec())
        .optimizer(
            optimizer.get() == OptimizerKind.ADAM
                ? Optimizer.Adam.standard(rate)
                : new Optimizer.Sgd(rate, real(Field.MOMENTUM)))
        .schedule(schedule.get().schedule())
        .weightDecay(real(Field.WEIGHT_DECAY))
        .labelSmoothing(real(Field.SMOOTHING))
        .emaDecay(real(Field.AVERAGE))
        .augmentation(augmentation.get().changes())
        .build();
  }

  private PlanEditor common(PlanEditor editor) {
    return editor
        .limit(whole(Field.PICTURES))
        .engine(engine.get())
        .epochs(whole(Field.EPOCHS))
        .batch(whole(Field.BATCH))
        .validation(judge.get() == Judge.VALIDATION ? whole(Field.VALIDATION) : 0)
        .testAsValidation(judge.get() == Judge.TEST);
  }

  private int whole(Field field) {
    return number(field).value().map(BigDecimal::intValue).orElseThrow();
  }

  private double real(Field field) {
    return number(field).value().map(BigDecimal::doubleValue).orElseThrow();
  }

  private long seed() {
    return number(Field.SEED).value().map(BigDecimal::longValue).orElseThrow();
  }
}
