package org.digitstudio.ui.data;

import javafx.scene.Node;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.ui.shell.Navigator;

/** Actions on the selected sample. */
final class SampleActions implements SamplePane.Actions {
  private final SampleFiles files;
  private final Navigator navigator;
  private final Node over;

  /**
   * @param over dialogs open over the window of this node
   */
  SampleActions(FileWriter writer, BackgroundRunner runner, Navigator navigator, Node over) {
    this.files = new SampleFiles(writer, runner, navigator);
    this.navigator = navigator;
    this.over = over;
  }

  @Override
  public void openInDraw(DigitImage image) {
    navigator.openInDraw(image);
  }

  @Override
  public void openInInside(DigitImage image) {
    navigator.openInInside(image);
  }

  @Override
  public void copy(DigitImage image) {
    files.copy(image);
  }

  @Override
  public void export(DigitImage image, String name) {
    files.export(image, name, over.getScene().getWindow());
  }
}
