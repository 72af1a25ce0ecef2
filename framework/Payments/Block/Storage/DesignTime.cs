using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class SqliteDesign() : DesignTimeStore<SqlitePaymentsDbContext>(PaymentsBlock.BlockName, StorageProvider.Sqlite);

internal sealed class PostgreSqlDesign() : DesignTimeStore<PostgreSqlPaymentsDbContext>(PaymentsBlock.BlockName, StorageProvider.PostgreSql);
