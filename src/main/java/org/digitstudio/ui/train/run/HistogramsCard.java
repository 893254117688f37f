package org.digitstudio.ui.train.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.digitstudio.application.replay.RunStatistics;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.insight.Histogram;
import org.digitstudio.insight.LayerActivity;
import org.digitstudio.ui.common.Card;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.train.model.HistogramsModel;
import org.digitstudio.ui.train.model.StatisticsAdvice;
import org.digitstudio.ui.train.model.TrainFormats;
import org.digitstudio.ui.train.model.TrainViewModel;
import org.digitstudio.ui.train.widgets.ActionButtons;
import org.digitstudio.ui.train.widgets.NetworkPicture;
import org.digitstudio.ui.train.widgets.RidgePlot;
import org.kordamp.ikonli.feather.Feather;

/**
 * The weights and activations of each layer over the epochs of a run, its dead neurons, and one
 * sentence of advice on each.
 */
final class HistogramsCard extends VBox {
  private final HistogramsModel model;
  private final FlowPane layers = new FlowPane(32, 24);
  private final Label weightsAdvice = Labels.paragraph("");
  private final Label activationsAdvice = Labels.paragraph("");
  private final VBox results = new VBox(12, weightsAdvice, activationsAdvice, layers);

  HistogramsCard(TrainViewModel train) {
    this.model = train.replay().histograms();
    weightsAdvice.setId("histograms-weights-advice");
    activationsAdvice.setId("histograms-activations-advice");
    results.managedProperty().bind(results.visibleProperty());
    Button compute =
        ActionButtons.button(
            "histograms-compute",
            "train.histograms.compute",
            Feather.BAR_CHART_2,
            () -> train.replay().test().ifPresent(model::compute));
    compute.getStyleClass().addAll("flat", "small");
    compute.disableProperty().bind(model.running());
    ProgressBar progress = new ProgressBar();
    progress.setAccessibleText(Messages.text("train.histograms"));
    progress.progressProperty().bind(model.progress());
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.visibleProperty().bind(model.running());
    progress.managedProperty().bind(model.running());
    Label about = Labels.note(Messages.text("train.histograms.about", RunStatistics.IMAGES));
    getChildren()
        .add(new Card(Messages.text("train.histograms"), about, progress, results).tools(compute));
    visibleProperty().bind(train.replay().count().greaterThan(0));
    managedProperty().bind(visibleProperty());
    InvalidationListener changed = any -> show(model.statistics().get());
    model.statistics().addListener(changed);
    show(model.statistics().get());
  }

  private void show(Optional<RunStatistics> statistics) {
    results.setVisible(statistics.isPresent());
    layers.getChildren().clear();
    statistics.ifPresent(this::show);
  }

  private void show(RunStatistics statistics) {
    weightsAdvice.setText(StatisticsAdvice.onWeights(statistics, NetworkPicture::name).text());
    activationsAdvice.setText(
        StatisticsAdvice.onActivations(statistics, NetworkPicture::name).text());
    for (int i = 0; i < statistics.layers(); i++) {
      layers.getChildren().add(layer(statistics, i));
    }
  }

  private Node layer(RunStatistics statistics, int index) {
    List<LayerActivity> course = statistics.course(index);
    String name = NetworkPicture.name(statistics.layer(index));
    Label figures = Labels.note("");
    figures.setId("histograms-layer-" + index);
    figures.getStyleClass().add("figure");
    figures
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> figures(statistics.moments(), course), model.position()));
    HBox plots =
        new HBox(
            16,
            plot(
                Messages.text("train.histograms.weights"),
                name,
                course.stream().map(LayerActivity::weights).toList(),
                figures),
            plot(
                Messages.text("train.histograms.activations"),
                name,
                course.stream().map(LayerActivity::activations).toList(),
                figures));
    figures.prefWidthProperty().bind(plots.widthProperty());
    return new VBox(4, Labels.section(name), plots, figures);
  }

  private Node plot(String title, String layer, List<Histogram> histograms, Label figures) {
    RidgePlot plot = new RidgePlot();
    plot.show(histograms);
    plot.selected().bindBidirectional(model.position());
    plot.setAccessibleText(Messages.text("train.histograms.plot", title, layer));
    plot.accessibleHelpProperty().bind(figures.textProperty());
    return new VBox(4, Labels.caption(title), plot);
  }

  private String figures(List<Moment> moments, List<LayerActivity> course) {
    int at = Math.clamp(model.position().get(), 0, course.size() - 1);
    LayerActivity layer = course.get(at);
    String figures =
        Messages.text(
            "train.histograms.figures",
            Formats.decimal(moments.get(at).epochs(), 2),
            TrainFormats.axis(layer.weights().deviation()),
            TrainFormats.axis(layer.activations().mean()),
            Formats.percent(layer.activations().zeros(), 0));
    OptionalInt dead = layer.dead();
    return dead.isPresent()
        ? figures + " " + Messages.text("train.histograms.dead", dead.getAsInt(), layer.units())
        : figures;
  }
}
