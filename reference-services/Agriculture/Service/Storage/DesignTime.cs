using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Agriculture.Service.Storage;

internal sealed class SqliteDesign() : DesignTimeStore<SqliteAgricultureDbContext>(AgricultureService.ServiceName, StorageProvider.Sqlite);

internal sealed class PostgreSqlDesign() : DesignTimeStore<PostgreSqlAgricultureDbContext>(AgricultureService.ServiceName, StorageProvider.PostgreSql);
