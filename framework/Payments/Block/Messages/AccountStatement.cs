using DigitalIndiaStack.Core.Lines;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>Writes what a batch did to its account as camt.053: everything that was posted from its first payment to its last (PAY-10.25).</summary>
internal static class AccountStatement
{
    private const int AtOnce = 1000;

    public static async Task<Stream> WriteAsync(PaymentsDbContext db, PaymentBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var period = await db.PeriodAsync(batch, cancellationToken);
        return await SpooledFile.WriteAsync(async file =>
        {
            await using var message = new MessageWriter("camt.053.001.08", file);
            await message.WriteAsync("Document", () => message.WriteAsync("BkToCstmrStmt", async () =>
            {
                await message.WriteAsync("GrpHdr", async () =>
                {
                    await message.WriteAsync("MsgId", $"{Guid.CreateVersion7(now):N}");
                    await message.WriteAsync("CreDtTm", now);
                });
                await message.WriteAsync("Stmt", async () =>
                {
                    await HeadAsync(message, batch, period, now);
                    await EntriesAsync(message, db, batch, period, cancellationToken);
                });
            }));
        });
    }

    private static async Task HeadAsync(MessageWriter message, PaymentBatch batch, StatementPeriod period, DateTimeOffset now)
    {
        await message.WriteAsync("Id", $"{batch.Id.Value:N}");
        await message.WriteAsync("CreDtTm", now);
        await message.WriteAsync("FrToDt", async () =>
        {
            await message.WriteAsync("FrDtTm", period.Begin);
            await message.WriteAsync("ToDtTm", period.End);
        });
        await message.WriteAsync("Acct", async () =>
        {
            await message.WritePathAsync("Id/Othr/Id", $"{batch.DebtorAccountId.Value:N}");
            await message.WriteAsync("Ccy", batch.Currency);
        });
        await BalanceAsync(message, "OPBD", batch.Currency, period.Opening, period.Begin);
        await BalanceAsync(message, "CLBD", batch.Currency, period.Closing, period.End);
    }

    private static Task BalanceAsync(MessageWriter message, string kind, string currency, long units, DateTimeOffset moment) => message.WriteAsync("Bal", async () =>
    {
        await message.WritePathAsync("Tp/CdOrPrtry/Cd", kind);
        await message.WriteSidedAsync(currency, units);
        await message.WriteAsync("Dt", () => message.WriteAsync("DtTm", moment));
    });

    private static async Task EntriesAsync(MessageWriter message, PaymentsDbContext db, PaymentBatch batch, StatementPeriod period, CancellationToken cancellationToken)
    {
        var from = period.First;
        while (from is { } next && await db.EntriesAsync(batch, next, period.Last!.Value, AtOnce + 1, cancellationToken) is var entries)
        {
            foreach (var entry in entries.Take(AtOnce))
            {
                await message.WriteAsync("Ntry", () => EntryAsync(message, batch, entry));
            }

            from = entries.Count > AtOnce ? entries[AtOnce].Posting.Id : null;
        }
    }

    private static async Task EntryAsync(MessageWriter message, PaymentBatch batch, StatementEntry entry)
    {
        await message.WriteAsync("NtryRef", $"{entry.Posting.Id.Value:N}");
        await message.WriteSidedAsync(batch.Currency, entry.Posting.Amount);
        await message.WritePathAsync("Sts/Cd", "BOOK");
        await message.WriteAsync("BookgDt", () => message.WriteAsync("DtTm", entry.Posting.PostedAt));
        await message.WriteAsync("AcctSvcrRef", $"{entry.Posting.TransferId.Value:N}");
        await message.WritePathAsync("BkTxCd/Prtry/Cd", $"{entry.Transfer.Kind}".ToLowerInvariant());
        await message.WriteAsync("NtryDtls", () => message.WriteAsync("TxDtls", async () =>
        {
            if (entry.Line is { EndToEndId: not null } line)
            {
                await message.WriteAsync("Refs", async () =>
                {
                    await message.WriteAsync("MsgId", batch.MessageId);
                    await message.WriteAsync("PmtInfId", line.PaymentInfoId);
                    await message.WriteAsync("EndToEndId", line.EndToEndId);
                });
            }

            await message.WritePathAsync("RmtInf/Ustrd", entry.Transfer.Reference);
        }));
    }
}
