using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Registries.Block.Storage;

internal sealed class SqliteDesign() : DesignTimeStore<SqliteRegistriesDbContext>(RegistriesBlock.BlockName, StorageProvider.Sqlite);

internal sealed class PostgreSqlDesign() : DesignTimeStore<PostgreSqlRegistriesDbContext>(RegistriesBlock.BlockName, StorageProvider.PostgreSql);
