using System.Globalization;
using DigitalIndiaStack.Core.Lines;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>Writes what became of a batch and of each of its lines as pain.002 (PAY-10.24).</summary>
internal static class StatusReport
{
    private const int AtOnce = 1000;

    private const string NotProvided = "NOTPROVIDED";

    public static Task<Stream> WriteAsync(PaymentsDbContext db, PaymentBatch batch, DateTimeOffset now, CancellationToken cancellationToken) => SpooledFile.WriteAsync(async file =>
    {
        await using var message = new MessageWriter("pain.002.001.10", file);
        await message.WriteAsync("Document", () => message.WriteAsync("CstmrPmtStsRpt", async () =>
        {
            await message.WriteAsync("GrpHdr", async () =>
            {
                await message.WriteAsync("MsgId", $"{Guid.CreateVersion7(now):N}");
                await message.WriteAsync("CreDtTm", now);
            });
            await message.WriteAsync("OrgnlGrpInfAndSts", () => GroupAsync(message, batch));
            await PartsAsync(message, db, batch, cancellationToken);
        }));
    });

    private static async Task GroupAsync(MessageWriter message, PaymentBatch batch)
    {
        await message.WriteAsync("OrgnlMsgId", batch.MessageId ?? $"{batch.Id.Value:N}");
        await message.WriteAsync("OrgnlMsgNmId", batch.MessageId is null ? NotProvided : CreditTransferLines.Message);
        await message.WriteAsync("OrgnlNbOfTxs", batch.FoundCount.ToString(CultureInfo.InvariantCulture));
        await message.WriteAsync("OrgnlCtrlSum", MessageWriter.AmountOf(batch.Currency, batch.FoundSum));
        await message.WriteAsync("GrpSts", StatusCodes.Of(batch));
    }

    // Lines that follow one another in one part of the message stand in one part of the report.
    private static async Task PartsAsync(MessageWriter message, PaymentsDbContext db, PaymentBatch batch, CancellationToken cancellationToken)
    {
        var lines = await db.LinesAsync(batch.Id, 0, AtOnce, cancellationToken);
        var index = 0;
        while (index < lines.Count)
        {
            var part = lines[index].PaymentInfoId;
            await message.WriteAsync("OrgnlPmtInfAndSts", async () =>
            {
                await message.WriteAsync("OrgnlPmtInfId", part ?? $"{batch.Id.Value:N}");
                while (index < lines.Count && lines[index].PaymentInfoId == part)
                {
                    await message.WriteAsync("TxInfAndSts", () => LineAsync(message, batch, lines[index]));
                    index++;
                    if (index == lines.Count)
                    {
                        (lines, index) = (await db.LinesAsync(batch.Id, lines[^1].Number, AtOnce, cancellationToken), 0);
                    }
                }
            });
        }
    }

    private static async Task LineAsync(MessageWriter message, PaymentBatch batch, PaymentBatchLine line)
    {
        var number = line.Number.ToString(CultureInfo.InvariantCulture);
        await message.WriteAsync("StsId", number);
        await message.WriteAsync("OrgnlEndToEndId", line.EndToEndId ?? number);
        await message.WriteAsync("TxSts", StatusCodes.Of(line, batch));
        if (line.Finding is not null || line.Code is not null)
        {
            await message.WriteAsync("StsRsnInf", async () =>
            {
                await message.WritePathAsync("Rsn/Cd", StatusCodes.Reason(line));
                await message.WriteAsync("AddtlInf", line.Code ?? $"{line.Finding}".ToLowerInvariant());
            });
        }

        await message.WriteAsync("AcctSvcrRef", line.TransferId is { } transfer ? $"{transfer.Value:N}" : null);
        await message.WriteAsync("OrgnlTxRef", () => message.WriteAsync("Amt", () => message.WriteAmountAsync("InstdAmt", batch.Currency, line.Amount)));
    }
}
