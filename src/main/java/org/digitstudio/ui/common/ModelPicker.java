package org.digitstudio.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.reading.ModelChoice.OfFile;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * The one menu of models: every page that lets the user choose a model lists the same ones. The
 * list is read anew, in the background, whenever the menu opens.
 */
public final class ModelPicker extends ComboBox<ModelPicker.Item> {
  /** An entry of the menu. */
  public sealed interface Item {
    /** A model of the library. */
    record OfLibrary(ModelChoice choice) implements Item {}

    /** An entry that a page puts before the models, such as "Model in use". */
    record Special(String name, Runnable chosen) implements Item {}

    /** The last entry, which asks for a file. */
    record OpenFile() implements Item {}
  }

  private final ModelLibrary library;
  private final BackgroundRunner runner;
  private final FileDialogs files;
  private final List<Item> specials = new ArrayList<>();
  private Consumer<ModelChoice> chosen = choice -> {};
  private List<ModelChoice> models = List.copyOf(ModelLibrary.BUNDLED);
  private boolean updating;

  /** Makes a menu that calls nobody yet; see {@link #onChoose}. */
  public ModelPicker(ModelLibrary library, BackgroundRunner runner, FileDialogs files) {
    this.library = library;
    this.runner = runner;
    this.files = files;
    getStyleClass().add("model-picker");
    setMaxWidth(Double.MAX_VALUE);
    setCellFactory(list -> new ModelCell(true));
    setButtonCell(new ModelCell(false));
    setPlaceholder(new Label());
    Tooltips.install(this, Messages.text("common.model.choose"));
    fill();
    setOnShowing(event -> refresh());
    getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> selected(before, now));
  }

  /** Makes a menu that shows and changes the model that every page reads with. */
  public static ModelPicker ofModelInUse(
      ModelSwitch models, BackgroundRunner runner, FileDialogs files) {
    ModelPicker picker = new ModelPicker(models.library(), runner, files);
    picker.onChoose(models::use);
    WhileInScene.subscribe(
        picker,
        () -> {
          models.inUse().get().ifPresent(picker::show);
          return models.inUse().onChange(choice -> choice.ifPresent(picker::show));
        });
    return picker;
  }

  /** Calls the listener with the model the user chooses. */
  public void onChoose(Consumer<ModelChoice> listener) {
    chosen = listener;
  }

  /** Puts an entry of the page's own before the models; the first such entry is selected. */
  public void addSpecial(String name, Runnable onChosen) {
    specials.add(new Item.Special(name, onChosen));
    fill();
    if (specials.size() == 1) {
      select(specials.getFirst());
    }
  }

  /** Shows a model as the chosen one, without calling anybody. */
  public void show(ModelChoice choice) {
    if (!models.contains(choice)) {
      List<ModelChoice> more = new ArrayList<>(models);
      more.add(choice);
      models = more;
    }
    select(new Item.OfLibrary(choice));
  }

  private void refresh() {
    runner.start(
        job -> library.list(),
        list -> {
          models = withSelected(list);
          fill();
        },
        // The menu then keeps what it had: choosing from it tells what is wrong.
        failure -> {});
  }

  /** A model that is in no list, such as an adapted one, stays while it is the chosen one. */
  private List<ModelChoice> withSelected(List<ModelChoice> list) {
    List<ModelChoice> all = new ArrayList<>(list);
    if (getValue() instanceof Item.OfLibrary(ModelChoice choice) && !all.contains(choice)) {
      all.add(choice);
    }
    return all;
  }

  private void fill() {
    select(getValue());
  }

  private void select(@Nullable Item item) {
    updating = true;
    try {
      List<Item> items = new ArrayList<>(specials);
      models.forEach(choice -> items.add(new Item.OfLibrary(choice)));
      items.add(new Item.OpenFile());
      if (!items.equals(getItems())) {
        getItems().setAll(items);
      }
      setValue(item);
    } finally {
      updating = false;
    }
  }

  private void selected(@Nullable Item before, @Nullable Item now) {
    if (updating || now == null) {
      return;
    }
    switch (now) {
      case Item.OfLibrary(ModelChoice choice) -> chosen.accept(choice);
      case Item.Special special -> special.chosen.run();
      // Later: the list must not change while its selection does.
      case Item.OpenFile open -> runner.later(() -> openFile(Optional.ofNullable(before)));
    }
  }

  private void openFile(Optional<Item> before) {
    Optional<ModelChoice> file =
        files
            .open(
                this,
                Messages.text("common.model.open.title"),
                new FileDialogs.Kind(
                    Messages.text("common.model.files"), FileKind.MODEL.patterns()))
            .map(OfFile::new);
    if (file.isPresent()) {
      show(file.get());
      chosen.accept(file.get());
    } else {
      select(before.orElse(null));
    }
  }

  /** A model's name, and in the open menu where it comes from. */
  private static final class ModelCell extends ListCell<Item> {
    private final Label name = new Label();
    private final Label origin = Labels.caption("");
    private final HBox row;

    ModelCell(boolean withOrigin) {
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      row = withOrigin ? new HBox(16, name, gap, origin) : new HBox(name);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Item item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setText(null);
        return;
      }
      name.setText(
          switch (item) {
            case Item.OfLibrary(ModelChoice choice) -> ModelNames.of(choice);
            case Item.Special special -> special.name;
            case Item.OpenFile open -> Messages.text("common.model.open");
          });
      origin.setText(
          item instanceof Item.OfLibrary(ModelChoice choice) ? ModelNames.origin(choice) : "");
      setGraphic(row);
    }
  }
}
