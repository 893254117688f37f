package org.digitstudio.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.digitstudio.application.text.Languages;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.Settings.ThemePreference;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.ui.common.FormRow;
import org.jspecify.annotations.Nullable;

/** The settings of the whole program; each takes effect at once. */
final class SettingsForm extends VBox {
  /** Stands for the system's language among the language tags. */
  private static final String SYSTEM = "";

  /** The receiver of changes made in the form. */
  interface Changes {
    /**
     * Changes the language.
     *
     * @param tag such as {@code de}; empty to follow the system
     */
    void language(String tag);

    void look(ThemePreference look);

    void motion(boolean on);

    void strictness(Strictness level);
  }

  /**
   * @param calibration of the model in use, if there is one
   */
  SettingsForm(Settings now, Optional<Calibration> calibration, Changes changes) {
    getStyleClass().add("dialog-content");
    setId("settings-form");
    List<String> tags = new ArrayList<>(List.of(SYSTEM));
    Languages.offered().forEach(language -> tags.add(language.toLanguageTag()));
    ComboBox<String> language = choice("settings-language", tags, SettingsForm::languageName);
    language.setValue(tags.contains(now.language()) ? now.language() : SYSTEM);
    language.valueProperty().addListener((property, before, tag) -> changes.language(tag));
    ComboBox<ThemePreference> look =
        choice("settings-look", List.of(ThemePreference.values()), SettingsForm::lookName);
    look.setValue(now.theme());
    look.valueProperty().addListener((property, before, chosen) -> changes.look(chosen));
    CheckBox motion = new CheckBox(Messages.text("shell.settings.motion"));
    motion.setId("settings-motion");
    motion.setSelected(now.motion());
    motion.selectedProperty().addListener((property, before, on) -> changes.motion(on));
    getChildren()
        .addAll(
            languageRow(language),
            new FormRow(
                Messages.text("shell.settings.look"),
                Messages.text("shell.settings.look.help"),
                look),
            new FormRow(
                Messages.text("shell.settings.motion"),
                Messages.text("shell.settings.motion.help"),
                motion),
            new StrictnessChoice(now.strictness(), calibration, changes::strictness));
  }

  private static FormRow languageRow(ComboBox<String> language) {
    FormRow row =
        new FormRow(
            Messages.text("shell.settings.language"),
            Messages.text("shell.settings.language.help"),
            language);
    if (!WindowLanguage.isReadable(language.getValue())) {
      row.advise(FormRow.Severity.WARNING, Messages.text("shell.settings.language.no-glyphs"));
    }
    return row;
  }

  /** A language goes by its own name, so that whoever speaks it finds it. */
  private static String languageName(String tag) {
    if (tag.equals(SYSTEM)) {
      return Messages.text("shell.settings.language.system");
    }
    Locale language = Locale.forLanguageTag(tag);
    String name = language.getDisplayName(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }

  private static String lookName(ThemePreference look) {
    return switch (look) {
      case SYSTEM -> Messages.text("shell.settings.look.system");
      case LIGHT -> Messages.text("shell.settings.look.light");
      case DARK -> Messages.text("shell.settings.look.dark");
    };
  }

  private static <T> ComboBox<T> choice(String id, List<T> options, Function<T, String> name) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(options);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T option) {
            return option == null ? "" : name.apply(option);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
          }
        });
    return box;
  }
}
