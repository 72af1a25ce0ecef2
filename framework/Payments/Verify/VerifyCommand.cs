using System.CommandLine;
using System.Data.Common;
using DigitalIndiaStack.Payments.Verify.Checks;

namespace DigitalIndiaStack.Payments.Verify;

/// <summary>The command <c>dis payments verify</c>.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> Data = new("--data") { Description = "The folder of the SQLite files; reads payments.db in it.", HelpName = "DIR" };
    private static readonly Option<string?> Connection = new("--connection") { Description = "The PostgreSQL connection: env:NAME, file:PATH or the string itself.", HelpName = "WHERE" };
    private static readonly Option<string?> Log = new("--log") { Description = "What a client wrote down of its answers, as JSON lines; without it I4 cannot be told.", HelpName = "FILE" };
    private static readonly Option<string?> Heads = new("--heads") { Description = "An earlier report, kept elsewhere: its lines 'head' are held against the audit chain.", HelpName = "FILE" };

    private static string Text => $$"""
        Verifies a ledger from end to end: invariants I1 to I12, each with the ids that break it. It only reads, in one snapshot, while the instance runs or not;
        memory does not grow with the ledger.

        Try:
          dis payments verify --data data                                      a ledger on SQLite
          dis payments verify --connection env:LEDGER                          a ledger on PostgreSQL, its connection in a variable
          dis payments verify --data data --log answers.jsonl                  and against what a client was told
          dis payments verify --data data --heads last-month.txt > today.txt   and that the audit was not rewritten since a report kept elsewhere

        A line of --log:
          {"tenant":"ke","client":"treasury","key":"7f3a","status":201,"body":"{\"transferId\":...}"}     the body as it was received

        Exit codes:
          {{VerifyCodes.Holds}}  every invariant holds
          {{VerifyCodes.Broken}}  an invariant is broken
          {{VerifyCodes.Untold}}  none is broken, but at least one cannot be told
          {{VerifyCodes.Usage}}  wrong command or file
          {{VerifyCodes.Unreachable}}  the database does not answer, or holds no ledger of this version
        """;

    public static Command Create()
    {
        var command = new Command("verify", Text) { Data, Connection, Log, Heads };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new VerifyRequest(parsed.GetValue(Data), parsed.GetValue(Connection), parsed.GetValue(Log), parsed.GetValue(Heads)), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    /// <summary>Verifies, writes the report, and gives the exit code.</summary>
    public static async Task<int> RunAsync(VerifyRequest request, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        try
        {
            await using var ledger = await LedgerSnapshot.OpenAsync(request, cancellationToken);
            var findings = new List<Finding>();
            streams.Output.WriteLine(await ledger.DescribeAsync(cancellationToken));
            foreach (var check in Invariants.Of(request))
            {
                var finding = await check.CheckAsync(ledger, cancellationToken);
                VerifyReport.Write(finding, streams.Output);
                findings.Add(finding);
            }

            return VerifyReport.End(findings, streams.Output);
        }
        catch (VerifyUsageException wrong)
        {
            streams.Error.WriteLine($"dis payments verify: {wrong.Message}");
            return VerifyCodes.Usage;
        }
        catch (DbException failed)
        {
            streams.Error.WriteLine($"dis payments verify: the database says: {failed.Message}");
            return VerifyCodes.Unreachable;
        }
    }
}
