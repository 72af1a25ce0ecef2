using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Receiving;

/// <summary>A box of the receiver that one check alone has.</summary>
public sealed class ReceiverBox
{
    private readonly CheckRun run;
    private readonly string name;

    private ReceiverBox(CheckRun run, string name, string address)
    {
        this.run = run;
        this.name = name;
        Address = address;
    }

    /// <summary>Address of the receiver.</summary>
    public string Address { get; }

    /// <summary>Opens a box.</summary>
    public static Task<ReceiverBox> OpenAsync(CheckRun run) => OpenAsync(run, run.NewId());

    /// <summary>Opens a box whose address a client of the server has registered; what came of other checks is in it too.</summary>
    public static async Task<ReceiverBox> OpenAsync(CheckRun run, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{ReceiverTransport.Host}/address");
        return new ReceiverBox(run, name, (await run.SendAsync(request)).Member("address"));
    }

    /// <summary>Address of the box.</summary>
    /// <param name="answer">How deliveries are answered: <c>ok</c>, <c>fail</c>, <c>once</c>, <c>redirect</c>.</param>
    public string Url(string answer) => $"{Address}/{name}/{answer}";

    /// <summary>What came, once it is so much or the time is over.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> WaitAsync(int count, TimeSpan patience)
    {
        var milliseconds = ((int)patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{ReceiverTransport.Host}/inbox/{name}/{count.ToString(CultureInfo.InvariantCulture)}/{milliseconds}");
        var answer = await run.SendAsync(request);
        return
        [
            .. answer.Json.GetProperty("items").EnumerateArray().Select(item => new ReceivedMessage(
                item.GetProperty("method").GetString()!,
                item.GetProperty("url").GetString()!,
                item.GetProperty("headers").EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase),
                item.GetProperty("body").GetString()!,
                answer.Exchange)),
        ];
    }
}
