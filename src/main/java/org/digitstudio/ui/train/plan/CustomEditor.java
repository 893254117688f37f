package org.digitstudio.ui.train.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.FormRow;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.train.model.AugmentationLevel;
import org.digitstudio.ui.train.model.CustomNetwork;
import org.digitstudio.ui.train.model.CustomNetwork.Block;
import org.digitstudio.ui.train.model.PlanField;
import org.digitstudio.ui.train.model.PlanViewModel;
import org.digitstudio.ui.train.model.PlanViewModel.OptimizerKind;
import org.digitstudio.ui.train.model.ScheduleKind;
import org.digitstudio.ui.train.widgets.Choices;

/** Edits the layers and the training settings of a custom recipe. */
final class CustomEditor extends VBox {
  private static final List<Integer> MAPS = List.of(4, 8, 16, 32, 48, 64, 96, 128);
  private static final List<Integer> KERNELS = List.of(1, 3, 5, 7);
  private static final List<Integer> DENSE = List.of(0, 10, 32, 64, 128, 256, 512);
  private static final List<Double> DROPOUT = List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);

  private final PlanViewModel plan;
  private final SettingRows rows;
  private final VBox blocks = new VBox(8);

  CustomEditor(PlanViewModel plan) {
    this.plan = plan;
    this.rows = new SettingRows(plan.advice());
    getStyleClass().addAll("card-box", "settings-card");
    getChildren().addAll(Labels.section(Messages.text("train.own.network")), layers());
    getChildren().addAll(Labels.section(Messages.text("train.own.course")), training());
    showBlocks(plan.custom().get());
    plan.custom()
        .addListener(
            (observable, before, now) -> {
              if (before.blocks().size() != now.blocks().size()) {
                showBlocks(now);
              }
            });
  }

  private Node layers() {
    List<Integer> counts = IntStream.rangeClosed(0, CustomNetwork.MAX_BLOCKS).boxed().toList();
    FormRow count =
        rows.row(
            PlanField.BLOCKS,
            choice(
                PlanField.BLOCKS,
                counts,
                own -> own.blocks().size(),
                CustomNetwork::withBlockCount,
                String::valueOf));
    FormRow convolutionDropout =
        rows.row(
            PlanField.CONVOLUTION_DROPOUT,
            choice(
                PlanField.CONVOLUTION_DROPOUT,
                DROPOUT,
                CustomNetwork::convolutionDropout,
                CustomNetwork::withConvolutionDropout,
                CustomEditor::percent));
    FormRow dense =
        rows.row(
            PlanField.DENSE,
            choice(
                PlanField.DENSE,
                DENSE,
                CustomNetwork::dense,
                CustomNetwork::withDense,
                value -> value == 0 ? Messages.text("train.own.none") : value.toString()));
    FormRow denseDropout =
        rows.row(
            PlanField.DENSE_DROPOUT,
            choice(
                PlanField.DENSE_DROPOUT,
                DROPOUT,
                CustomNetwork::denseDropout,
                CustomNetwork::withDenseDropout,
                CustomEditor::percent));
    VBox box =
        new VBox(
            8, count, blocks, norm(), Grids.columns(3, convolutionDropout, dense, denseDropout));
    return box;
  }

  private CheckBox norm() {
    CheckBox norm = check("train.own.norm", plan.custom().get().batchNorm());
    norm.selectedProperty()
        .addListener((o, before, now) -> plan.custom().set(plan.custom().get().withBatchNorm(now)));
    return norm;
  }

  private static CheckBox check(String key, boolean selected) {
    CheckBox box = new CheckBox(Messages.text(key));
    box.setSelected(selected);
    box.setMinWidth(Region.USE_PREF_SIZE);
    Tooltips.install(box, Messages.text(key + ".help"));
    box.setAccessibleText(Messages.text(key));
    return box;
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
            MAPS,
            own -> own.blocks().get(index).maps(),
            (own, value) -> with(own, index, b -> new Block(value, b.kernel(), b.pool())),
            value -> Messages.text("train.own.maps", value));
    maps.setId("train-maps-" + index);
    ComboBox<Integer> kernel =
        choice(
            KERNELS,
            own -> own.blocks().get(index).kernel(),
            (own, value) -> with(own, index, b -> new Block(b.maps(), value, b.pool())),
            value -> value + "\u2009\u00d7\u2009" + value);
    kernel.setId("train-kernel-" + index);
    CheckBox pool = check("train.own.pool", plan.custom().get().blocks().get(index).pool());
    pool.selectedProperty()
        .addListener(
            (observable, before, now) ->
                change(index, block -> new Block(block.maps(), block.kernel(), now)));
    name(maps, "train.own.maps.of", "train.own.maps.help", index);
    name(kernel, "train.own.kernel.of", "train.own.kernel.help", index);
    kernel.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(maps, Priority.ALWAYS);
    maps.setMaxWidth(Double.MAX_VALUE);
    Label number = Labels.caption(Messages.text("train.own.block", index + 1));
    number.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, number, maps, kernel, pool);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static void name(Control control, String nameKey, String helpKey, int index) {
    Tooltips.install(control, Messages.text(helpKey));
    control.setAccessibleText(Messages.text(nameKey, index + 1));
  }

  private void change(int index, Function<Block, Block> change) {
    plan.custom().set(with(plan.custom().get(), index, change));
  }

  private static CustomNetwork with(CustomNetwork own, int index, Function<Block, Block> change) {
    List<Block> changed = new ArrayList<>(own.blocks());
    changed.set(index, change.apply(changed.get(index)));
    return own.withBlocks(changed);
  }

  private Node training() {
    ComboBox<OptimizerKind> optimizer =
        Choices.of(
            List.of(OptimizerKind.values()),
            plan.optimizer(),
            kind -> Messages.text("train.optimizer." + lower(kind)));
    FormRow momentum = rows.number(plan.number(PlanField.MOMENTUM));
    momentum.disableProperty().bind(plan.optimizer().isEqualTo(OptimizerKind.ADAM));
    ComboBox<ScheduleKind> schedule =
        Choices.of(
            List.of(ScheduleKind.values()),
            plan.schedule(),
            kind -> Messages.text("train.schedule." + lower(kind)));
    ComboBox<AugmentationLevel> augmentation =
        Choices.of(
            List.of(AugmentationLevel.values()),
            plan.augmentation(),
            kind -> Messages.text("train.augmentation." + lower(kind)));
    return Grids.columns(
        2,
        rows.row(PlanField.OPTIMIZER, optimizer),
        momentum,
        rows.row(PlanField.SCHEDULE, schedule),
        rows.row(PlanField.AUGMENTATION, augmentation),
        rows.number(plan.number(PlanField.WEIGHT_DECAY)),
        rows.number(plan.number(PlanField.SMOOTHING)),
        rows.number(plan.number(PlanField.AVERAGE)));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String percent(double part) {
    return part == 0 ? Messages.text("train.own.none") : Formats.percent(part, 0);
  }

  /** Applies a chosen value to the network. */
  @FunctionalInterface
  private interface Change<T> {
    CustomNetwork apply(CustomNetwork own, T value);
  }

  private <T> ComboBox<T> choice(
      PlanField field,
      List<T> options,
      Function<CustomNetwork, T> read,
      Change<T> write,
      Function<T, String> name) {
    ComboBox<T> box = choice(options, read, write, name);
    box.setId(SettingRows.id(field));
    return box;
  }

  private <T> ComboBox<T> choice(
      List<T> options, Function<CustomNetwork, T> read, Change<T> write, Function<T, String> name) {
    ObjectProperty<T> value = new SimpleObjectProperty<>(read.apply(plan.custom().get()));
    value.addListener(
        (observable, before, now) -> plan.custom().set(write.apply(plan.custom().get(), now)));
    ComboBox<T> box = Choices.of(options, value, name);
    // Bidirectional bindings hold the property weakly; the box keeps it alive.
    box.setUserData(value);
    return box;
  }
}
