using DigitalIndiaStack.Conformance.Emulators.Judging;

namespace DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

/// <summary>A client in this process that does every job, and lacks one thing.</summary>
internal sealed class JobClient(Lack lack) : IClientUnderTest
{
    public async Task<ClientOutcome> RunAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        try
        {
            await (settings["DIS_JOB"] switch
            {
                "sign-in" => new SignInJob(http, settings, lack).RunAsync(cancellationToken),
                "artefact" => new ArtefactJob(http, settings, lack).RunAsync(cancellationToken),
                "verification" => new VerificationJob(http, settings, lack).RunAsync(cancellationToken),
                "webhook" => new WebhookJob(http, settings, lack).RunAsync(cancellationToken),
                _ => new TransferJob(http, settings, lack).RunAsync(cancellationToken),
            });
            return ClientOutcome.Accepted;
        }
        catch (RefusedException)
        {
            return ClientOutcome.Refused;
        }
    }
}

/// <summary>The client refuses what it was answered.</summary>
internal sealed class RefusedException(string why) : Exception(why)
{
    public static void Unless(bool isGood, string why)
    {
        if (!isGood)
        {
            throw new RefusedException(why);
        }
    }
}
