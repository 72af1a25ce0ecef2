namespace DigitalIndiaStack.Conformance.Cli.Init;

/// <summary>Asks a server for what it gives to anybody.</summary>
internal sealed class Asking : IDisposable
{
    private readonly Uri target;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };

    public Asking(Uri target)
    {
        this.target = target;
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible)");
    }

    /// <summary>What stands at a path; <see langword="null"/> when no answer came.</summary>
    public async Task<Told?> GetAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"{target.ToString().TrimEnd('/')}{path}"), cancellationToken);
            return new Told((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>An answer.</summary>
    internal sealed record Told(int Status, string MediaType, string Body);
}
