using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Engine.Receiving;

/// <summary>
/// Where the server under test delivers to: a listener of this run. The first part of a path names the box into which a request goes,
/// the second how it is answered: <c>ok</c>, <c>fail</c> (503), <c>once</c> (503 the first time) or <c>redirect</c> (307 to <c>ok</c>).
/// </summary>
/// <param name="address">Address at which the server reaches this machine; without a port a free one is taken.</param>
internal sealed class Receiver(Uri address) : IDisposable
{
    private const int LargestBody = 64 * 1024;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<string, ConcurrentQueue<JsonObject>> boxes = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private HttpListener? listener;
    private Uri? opened;

    /// <summary>Opens the listener when it is first asked for.</summary>
    /// <exception cref="HttpListenerException">The port is taken.</exception>
    public Uri Open()
    {
        lock (gate)
        {
            if (listener is null)
            {
                opened = new UriBuilder(address) { Port = address.IsDefaultPort ? FreePort() : address.Port }.Uri;
                listener = new HttpListener { Prefixes = { opened.AbsoluteUri } };
                listener.Start();
                _ = ListenAsync(listener);
            }

            return opened!;
        }
    }

    /// <summary>What came into a box, once it is so much or the time is over.</summary>
    public async Task<JsonArray> WaitAsync(string box, int count, TimeSpan patience, CancellationToken cancellationToken)
    {
        var came = Box(box);
        for (var waited = TimeSpan.Zero; came.Count < count && waited < patience; waited += BetweenLooks)
        {
            await Task.Delay(BetweenLooks, cancellationToken);
        }

        return [.. came.Select(message => message.DeepClone())];
    }

    public void Dispose() => listener?.Close();

    private ConcurrentQueue<JsonObject> Box(string name) => boxes.GetOrAdd(name, _ => new ConcurrentQueue<JsonObject>());

    private async Task ListenAsync(HttpListener open)
    {
        while (open.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await open.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = TakeAsync(context);
        }
    }

    private async Task TakeAsync(HttpListenerContext context)
    {
        try
        {
            var parts = context.Request.Url!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var box = Box(parts.ElementAtOrDefault(0) ?? "");
            var message = await ReadAsync(context.Request);
            var isFirst = box.IsEmpty;
            box.Enqueue(message);
            Answer(context.Response, parts, isFirst);
            context.Response.Close();
        }
        catch (Exception broken) when (broken is HttpListenerException or IOException or InvalidOperationException)
        {
            // The other side hung up; what it sent before is in the box or is nothing.
        }
    }

    private void Answer(HttpListenerResponse response, string[] parts, bool isFirst)
    {
        switch (parts.ElementAtOrDefault(1))
        {
            case "fail":
            case "once" when isFirst:
                response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                break;
            case "redirect":
                response.StatusCode = (int)HttpStatusCode.TemporaryRedirect;
                response.RedirectLocation = $"{opened}{parts[0]}/ok";
                break;
            default:
                response.StatusCode = (int)HttpStatusCode.NoContent;
                break;
        }
    }

    private static async Task<JsonObject> ReadAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while (body.Length < LargestBody && (read = await request.InputStream.ReadAsync(buffer)) > 0)
        {
            body.Write(buffer, 0, read);
        }

        var headers = new JsonObject();
        foreach (var name in request.Headers.AllKeys.OfType<string>())
        {
            headers[name.ToLowerInvariant()] = request.Headers[name];
        }

        return new JsonObject { ["method"] = request.HttpMethod, ["url"] = request.Url!.AbsoluteUri, ["headers"] = headers, ["body"] = Encoding.UTF8.GetString(body.ToArray()) };
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
