using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Tests.Block;

/// <summary>The store of a made-up block, defined as every block defines its own.</summary>
internal abstract class NotesDbContext(DbContextOptions options) : BlockDbContext("notes", options)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void MapEntities(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(new NoteConfiguration());
}

internal sealed class SqliteNotesDbContext(DbContextOptions<SqliteNotesDbContext> options) : NotesDbContext(options);

internal sealed class PostgreSqlNotesDbContext(DbContextOptions<PostgreSqlNotesDbContext> options) : NotesDbContext(options);

internal sealed class SqliteNotesDesign() : DesignTimeStore<SqliteNotesDbContext>("notes", StorageProvider.Sqlite);

internal sealed class PostgreSqlNotesDesign() : DesignTimeStore<PostgreSqlNotesDbContext>("notes", StorageProvider.PostgreSql);
