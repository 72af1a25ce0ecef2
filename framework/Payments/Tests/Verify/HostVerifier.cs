using System.CommandLine;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Verify;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>Verifies the ledger of a running host as the tool does.</summary>
internal static class HostVerifier
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="log">What clients were told, one JSON object a line.</param>
    public static async Task<(int Code, string Report)> RunAsync(PaymentsHost host, IEnumerable<string> log)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, log, Cancellation);
            var settings = host.Database.Settings;
            var request = host.Database.IsPostgreSql ? new VerifyRequest(null, settings["Storage:ConnectionString"], file) : new VerifyRequest(settings["Data"], null, file);
            await using var report = new StringWriter();
            return (await VerifyCommand.RunAsync(request, new InvocationConfiguration { Output = report, Error = report }, Cancellation), $"{report}");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
