using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>The store in a SQLite file.</summary>
internal sealed class SqliteIdentityDbContext(DbContextOptions<SqliteIdentityDbContext> options) : IdentityDbContext(options);

/// <summary>The same for <c>dotnet ef</c>.</summary>
internal sealed class SqliteIdentityDesign() : DesignTimeStore<SqliteIdentityDbContext>("identity", StorageProvider.Sqlite);
