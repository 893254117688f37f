package org.digitstudio.ui.train.run;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Card;
import org.digitstudio.ui.common.EmptyState;
import org.digitstudio.ui.train.model.RunViewModel;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.digitstudio.ui.train.model.TrainFormats;
import org.digitstudio.ui.train.model.TrainViewModel;
import org.digitstudio.ui.train.replay.FilmRecorder;
import org.digitstudio.ui.train.replay.ReplayCard;
import org.digitstudio.ui.train.widgets.ActionButtons;
import org.digitstudio.ui.train.widgets.CurveChart;
import org.digitstudio.ui.train.widgets.NetworkCard;
import org.digitstudio.ui.train.widgets.RunActions;
import org.digitstudio.ui.train.widgets.RunCurves;
import org.kordamp.ikonli.feather.Feather;

/** The run shown: progress, curves, comparison with the article, mistakes and network. */
public final class RunPane extends StackPane {
  private final TrainViewModel model;
  private final RunActions actions;
  private final FilmRecorder film;

  /**
   * @param plan opens the view in which a run is planned
   */
  public RunPane(TrainViewModel model, RunActions actions, Runnable plan) {
    this.model = model;
    this.actions = actions;
    ReplayCard replay = new ReplayCard(model.replay(), this::saveFilm);
    film = new FilmRecorder(model.replay(), replay.film());
    VBox content =
        new VBox(
            curves(),
            replay,
            new HistogramsCard(model),
            article(),
            new ResultsCard(model),
            network());
    content.getStyleClass().add("run-pane");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    BorderPane run = new BorderPane(scroll);
    run.setTop(new RunHeader(model, actions));
    BooleanBinding none = model.shown().state().isEqualTo(RunState.NONE);
    Node invitation = invitation(plan);
    invitation.visibleProperty().bind(none);
    run.visibleProperty().bind(none.not());
    getChildren().addAll(invitation, run);
  }

  private void saveFilm(boolean animated) {
    model.shown().run().get().ifPresent(run -> actions.saveFilm(this, run, film, animated));
  }

  private static Node invitation(Runnable plan) {
    Button start = Buttons.text(Messages.text("train.empty.plan"), plan);
    start.setId("train-empty-plan");
    start.getStyleClass().add("accent");
    return new EmptyState(
        Feather.TRENDING_UP,
        Messages.text("train.empty"),
        Messages.text("train.empty.about"),
        start);
  }

  private Node curves() {
    RunViewModel shown = model.shown();
    CurveChart loss =
        new CurveChart(
            Messages.text("train.chart.loss"), TrainFormats::tick, TrainFormats::loss, true);
    CurveChart accuracy =
        new CurveChart(
            Messages.text("train.chart.accuracy"),
            TrainFormats::percentTick,
            TrainFormats::percent,
            false);
    InvalidationListener draw =
        any -> {
          int epochs = Math.max(1, shown.epochs().get());
          loss.show(RunCurves.loss(shown.curve(), shown.batches()), epochs);
          accuracy.show(RunCurves.accuracy(shown.curve(), shown.batches()), epochs);
        };
    shown.batches().addListener(draw);
    shown.curve().addListener(draw);
    shown.epochs().addListener(draw);
    draw.invalidated(shown.curve());
    HBox charts = new HBox(24, loss, accuracy);
    HBox.setHgrow(loss, Priority.ALWAYS);
    HBox.setHgrow(accuracy, Priority.ALWAYS);
    Button export =
        ActionButtons.button(
            "train-curves-png",
            "train.export.png",
            Feather.IMAGE,
            () -> actions.exportPicture(this, charts));
    export.getStyleClass().addAll("flat", "small");
    return new Card(Messages.text("train.curves"), charts).tools(export);
  }

  private Node network() {
    NetworkCard card = new NetworkCard();
    model
        .shown()
        .run()
        .addListener(
            (observable, before, now) ->
                now.ifPresent(
                    run ->
                        card.show(TrainFormats.recipe(run.plan().recipe()), run.plan().network())));
    model
        .shown()
        .run()
        .get()
        .ifPresent(
            run -> card.show(TrainFormats.recipe(run.plan().recipe()), run.plan().network()));
    return card;
  }

  private Node article() {
    ArticleTable table = new ArticleTable(model.shown());
    PredictOneCard one = new PredictOneCard(model);
    FlowPane row = new FlowPane(table, one);
    row.getStyleClass().add("article-row");
    table
        .prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> {
                  double beside = row.getWidth() - one.getWidth() - row.getHgap() - 1;
                  return beside >= ArticleTable.MIN_WIDTH ? beside : row.getWidth();
                },
                row.widthProperty(),
                one.widthProperty()));
    return new Card(Messages.text("train.article"), row);
  }
}
