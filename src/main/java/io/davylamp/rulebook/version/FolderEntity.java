package io.davylamp.rulebook.version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The folder's content that was acted on last, as the one row of its table. */
@Entity
@Table(name = "rulebook_folder")
class FolderEntity extends PanacheEntityBase {
    @Id
    boolean one = true;

    String version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    FolderEntity() {}

    static FolderEntity of(String version) {
        FolderEntity row = new FolderEntity();
        row.version = version;
        return row;
    }
}
