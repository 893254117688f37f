package org.digitstudio.ui.draw;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.FileKind;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ui.common.Tooltips;

/** Which network reads: the robust one, the article's own, or a model file. */
final class ModelChooser extends HBox {
  private static final String FILE = "file";
  private static final String OTHER = "other";

  private final ModelSwitch models;
  private final SharedState workspace;
  private final ComboBox<String> choice = new ComboBox<>();
  private boolean following;

  ModelChooser(ModelSwitch models, SharedState workspace) {
    this.models = models;
    this.workspace = workspace;
    setSpacing(8);
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label(Messages.text("draw.model"));
    name.getStyleClass().addAll("small", "muted");
    name.setMinWidth(USE_PREF_SIZE);
    choice.setId("model-choice");
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    choice.setItems(
        FXCollections.observableArrayList(Recipes.ACCURATE, Recipes.AS_DESCRIBED, FILE));
    choice.setConverter(new Names());
    Tooltips.install(choice, Messages.text("draw.model.choose"));
    choice
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> choose(before, now));
    getChildren().addAll(name, choice);
    follow(workspace.classifier().get());
    workspace.classifier().onChange(this::follow);
  }

  private void choose(String before, String now) {
    if (following || now == null) {
      return;
    }
    if (now.equals(FILE)) {
      chooseFile();
      follow(workspace.classifier().get());
    } else if (!now.equals(OTHER)) {
      models.useBundled(now);
    }
  }

  private void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("draw.model.file"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                Messages.text("draw.model.files"), FileKind.MODEL.patterns()));
    Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
        .map(java.io.File::toPath)
        .ifPresent((Path file) -> models.useFile(file));
  }

  /** Shows the model in use; one that did not come with the program stands at the top. */
  private void follow(Optional<DigitClassifier> classifier) {
    following = true;
    try {
      choice.getItems().remove(OTHER);
      String recipe = classifier.map(now -> now.model().card().recipe()).orElse("");
      boolean bundled =
          classifier
              .map(now -> now.model().card().name())
              .filter(bundledNames()::contains)
              .isPresent();
      if (classifier.isPresent() && !bundled) {
        choice.getItems().addFirst(OTHER);
        choice.getSelectionModel().select(OTHER);
      } else if (classifier.isPresent()) {
        choice.getSelectionModel().select(recipe);
      }
    } finally {
      following = false;
    }
  }

  /** The cards of the bundled models carry these names. */
  private static List<String> bundledNames() {
    return List.of(Recipes.ACCURATE, Recipes.AS_DESCRIBED);
  }

  /** The words for each choice. */
  private final class Names extends StringConverter<String> {
    @Override
    public String toString(String item) {
      if (item == null) {
        return Messages.text("draw.model.loading");
      }
      return item.equals(OTHER)
          ? workspace.classifier().get().map(now -> now.model().card().name()).orElse("")
          : Messages.text("draw.model." + item);
    }

    @Override
    public String fromString(String text) {
      return text;
    }
  }
}
