package org.digitstudio.ui.train.widgets;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.ui.common.Card;
import org.digitstudio.ui.common.Labels;

/** A network with its layers, their shapes and what they cost. */
public final class NetworkCard extends VBox {
  private final NetworkPicture picture = new NetworkPicture();
  private final Label total = Labels.note("");

  public NetworkCard() {
    getChildren().add(new Card(Messages.text("train.network"), picture).tools(total));
  }

  /**
   * Shows a network.
   *
   * @param name of its recipe
   */
  public void show(String name, NetworkSpec network) {
    picture.show(Optional.of(network));
    total.setText(
        Messages.text(
            "train.network.total",
            name,
            Formats.count(network.parameterCount()),
            Formats.compact(network.multiplyAdds())));
  }
}
