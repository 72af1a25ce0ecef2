using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>The store in a schema of PostgreSQL.</summary>
internal sealed class PostgreSqlIdentityDbContext(DbContextOptions<PostgreSqlIdentityDbContext> options) : IdentityDbContext(options);

/// <summary>The same for <c>dotnet ef</c>.</summary>
internal sealed class PostgreSqlIdentityDesign() : DesignTimeStore<PostgreSqlIdentityDbContext>("identity", StorageProvider.PostgreSql);
