package org.digitstudio.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.train.CustomNetwork.Block;

/** Edits the layers and the training settings of a custom recipe. */
final class CustomEditor extends VBox {
  private static final List<Integer> MAPS = List.of(4, 8, 16, 32, 48, 64, 96, 128);
  private static final List<Integer> KERNELS = List.of(1, 3, 5, 7);
  private static final List<Integer> DENSE = List.of(0, 10, 32, 64, 128, 256, 512);
  private static final List<Double> DROPOUT = List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);

  private final PlanViewModel plan;
  private final VBox blocks = new VBox();

  CustomEditor(PlanViewModel plan) {
    this.plan = plan;
    getStyleClass().add("recipe-form");
    blocks.getStyleClass().add("recipe-form");
    getChildren().addAll(RecipePanel.heading("train.own.network"), layers());
    getChildren().addAll(RecipePanel.heading("train.own.course"), course());
    showBlocks(plan.own().get());
    plan.own()
        .addListener(
            (observable, before, now) -> {
              if (before.blocks().size() != now.blocks().size()) {
                showBlocks(now);
              }
            });
  }

  private VBox layers() {
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i <= CustomNetwork.MAX_BLOCKS; i++) {
      counts.add(i);
    }
    ComboBox<Integer> count =
        choice(
            "train-blocks",
            counts,
            own -> own.blocks().size(),
            CustomNetwork::withBlockCount,
            String::valueOf);
    GridPane grid = new GridPane(8, 8);
    grid.add(
        row(
            PlanField.CONVOLUTION_DROPOUT,
            choice(
                "train-convolution-dropout",
                DROPOUT,
                CustomNetwork::convolutionDropout,
                CustomNetwork::withConvolutionDropout,
                CustomEditor::percent)),
        0,
        0);
    grid.add(
        row(
            PlanField.DENSE,
            choice(
                "train-dense",
                DENSE,
                CustomNetwork::dense,
                CustomNetwork::withDense,
                value -> value == 0 ? Messages.text("train.own.none") : value.toString())),
        1,
        0);
    grid.add(
        row(
            PlanField.DENSE_DROPOUT,
            choice(
                "train-dense-dropout",
                DROPOUT,
                CustomNetwork::denseDropout,
                CustomNetwork::withDenseDropout,
                CustomEditor::percent)),
        0,
        1);
    RecipePanel.halves(grid);
    VBox box = new VBox(row(PlanField.BLOCKS, count), blocks, norm(), grid);
    box.getStyleClass().add("recipe-form");
    return box;
  }

  private CheckBox norm() {
    CheckBox norm = new CheckBox(Messages.text("train.own.norm"));
    norm.setTooltip(new Tooltip(Messages.text("train.own.norm.help")));
    norm.setSelected(plan.own().get().batchNorm());
    norm.selectedProperty()
        .addListener(
            (observable, before, now) -> plan.own().set(plan.own().get().withBatchNorm(now)));
    return norm;
  }

  private void showBlocks(CustomNetwork own) {
    blocks.getChildren().clear();
    for (int i = 0; i < own.blocks().size(); i++) {
      blocks.getChildren().add(block(i));
    }
  }

  private HBox block(int index) {
    ComboBox<Integer> maps =
        choice(
            "train-maps-" + index,
            MAPS,
            own -> own.blocks().get(index).maps(),
            (own, value) -> with(own, index, b -> new Block(value, b.kernel(), b.pool())),
            value -> Messages.text("train.own.maps", value));
    ComboBox<Integer> kernel =
        choice(
            "train-kernel-" + index,
            KERNELS,
            own -> own.blocks().get(index).kernel(),
            (own, value) -> with(own, index, b -> new Block(b.maps(), value, b.pool())),
            value -> value + "\u00d7" + value);
    CheckBox pool = new CheckBox(Messages.text("train.own.pool"));
    pool.setSelected(plan.own().get().blocks().get(index).pool());
    pool.setTooltip(new Tooltip(Messages.text("train.own.pool.help")));
    pool.selectedProperty()
        .addListener(
            (observable, before, now) ->
                plan.own()
                    .set(with(plan.own().get(), index, b -> new Block(b.maps(), b.kernel(), now))));
    maps.setAccessibleText(Messages.text("train.own.maps.of", index + 1));
    maps.setTooltip(new Tooltip(Messages.text("train.own.maps.help")));
    kernel.setAccessibleText(Messages.text("train.own.kernel.of", index + 1));
    kernel.setTooltip(new Tooltip(Messages.text("train.own.kernel.help")));
    HBox.setHgrow(maps, Priority.ALWAYS);
    maps.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(8, maps, kernel, pool);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static CustomNetwork with(CustomNetwork own, int index, Function<Block, Block> change) {
    List<Block> changed = new ArrayList<>(own.blocks());
    changed.set(index, change.apply(changed.get(index)));
    return own.withBlocks(changed);
  }

  private GridPane course() {
    GridPane grid = new GridPane(8, 8);
    ComboBox<PlanViewModel.OptimizerKind> optimizer =
        Choices.of(
            List.of(PlanViewModel.OptimizerKind.values()),
            plan.optimizer(),
            kind -> Messages.text("train.optimizer." + lower(kind)));
    grid.add(plain("train.optimizer", optimizer), 0, 0);
    FormRow momentum = FormRow.number(plan.number(PlanField.MOMENTUM), plan.advice());
    momentum.disableProperty().bind(plan.optimizer().map(PlanViewModel.OptimizerKind.ADAM::equals));
    grid.add(momentum, 1, 0);
    ComboBox<ScheduleKind> schedule =
        Choices.of(
            List.of(ScheduleKind.values()),
            plan.schedule(),
            kind -> Messages.text("train.schedule." + lower(kind)));
    grid.add(plain("train.schedule", schedule), 0, 1, 2, 1);
    ComboBox<AugmentationLevel> augmentation =
        Choices.of(
            List.of(AugmentationLevel.values()),
            plan.augmentation(),
            kind -> Messages.text("train.augmentation." + lower(kind)));
    grid.add(row(PlanField.AUGMENTATION, augmentation), 0, 2, 2, 1);
    grid.add(FormRow.number(plan.number(PlanField.WEIGHT_DECAY), plan.advice()), 0, 3);
    grid.add(FormRow.number(plan.number(PlanField.SMOOTHING), plan.advice()), 1, 3);
    grid.add(FormRow.number(plan.number(PlanField.AVERAGE), plan.advice()), 0, 4);
    RecipePanel.halves(grid);
    return grid;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String percent(double part) {
    return part == 0 ? Messages.text("train.own.none") : Formats.percent(part, 0);
  }

  private FormRow row(PlanField field, ComboBox<?> box) {
    return new FormRow(field, box, plan.advice());
  }

  private static VBox plain(String key, ComboBox<?> box) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().addAll("small", "muted");
    label.setLabelFor(box);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(label.getText());
    box.setTooltip(new Tooltip(Messages.text(key + ".help")));
    VBox row = new VBox(label, box);
    row.getStyleClass().add("form-row");
    return row;
  }

  /** Applies a chosen value to the network. */
  @FunctionalInterface
  private interface Change<T> {
    CustomNetwork apply(CustomNetwork own, T value);
  }

  private <T> ComboBox<T> choice(
      String id,
      List<T> options,
      Function<CustomNetwork, T> read,
      Change<T> write,
      Function<T, String> name) {
    ObjectProperty<T> value = new SimpleObjectProperty<>(read.apply(plan.own().get()));
    value.addListener(
        (observable, before, now) -> plan.own().set(write.apply(plan.own().get(), now)));
    ComboBox<T> box = Choices.of(options, value, name);
    // Bidirectional bindings hold the property weakly; the box keeps it alive.
    box.setUserData(value);
    box.setId(id);
    return box;
  }
}
