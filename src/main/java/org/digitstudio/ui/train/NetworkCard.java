package org.digitstudio.ui.train;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.train.RunViewModel.RunState;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The network of the plan being edited, or of the run shown. Collapses when a run starts, to leave
 * the room to the curves.
 */
final class NetworkCard extends VBox {
  private final TrainViewModel model;
  private final NetworkPicture picture = new NetworkPicture();
  private final Label total = new Label();
  private final BooleanProperty open = new SimpleBooleanProperty(true);

  NetworkCard(TrainViewModel model) {
    this.model = model;
    total.getStyleClass().addAll("small", "muted", "figure");
    Button fold = Buttons.icon(Feather.CHEVRON_UP, Messages.text("train.network.fold"), this::turn);
    fold.setId("train-network-fold");
    fold.graphicProperty()
        .bind(open.map(is -> new FontIcon(is ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN)));
    HBox beside = new HBox(8, total, fold);
    beside.setAlignment(Pos.CENTER_RIGHT);
    picture.visibleProperty().bind(open);
    picture.managedProperty().bind(open);
    getChildren().add(Cards.card("train.network", beside, picture));
    InvalidationListener ofPlan = any -> showPlan();
    model.plan().network().addListener(ofPlan);
    model.plan().recipe().addListener(ofPlan);
    model.shown().run().addListener((observable, before, now) -> now.ifPresent(this::showRun));
    model
        .shown()
        .state()
        .addListener(
            (observable, before, now) -> {
              if (now == RunState.LOADING) {
                open.set(false);
              }
            });
    showPlan();
  }

  private void turn() {
    open.set(!open.get());
  }

  private void showPlan() {
    if (!model.shown().isUnderWay()) {
      open.set(true);
      draw(model.plan().network().get(), model.plan().recipe().get());
    }
  }

  private void showRun(RunRecord run) {
    draw(Optional.of(run.plan().network()), run.plan().recipe());
  }

  private void draw(Optional<NetworkSpec> network, String recipe) {
    picture.show(network);
    network.ifPresent(
        n ->
            total.setText(
                Messages.text(
                    "train.network.total",
                    TrainFormats.recipe(recipe),
                    Formats.count(n.parameterCount()),
                    Formats.compact(n.multiplyAdds()))));
  }
}
