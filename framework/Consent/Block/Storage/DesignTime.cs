using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Consent.Block.Storage;

internal sealed class SqliteDesign() : DesignTimeStore<SqliteConsentDbContext>(ConsentBlock.BlockName, StorageProvider.Sqlite);

internal sealed class PostgreSqlDesign() : DesignTimeStore<PostgreSqlConsentDbContext>(ConsentBlock.BlockName, StorageProvider.PostgreSql);
