using System.Text;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>One attempt to deliver an event, signed and ready to leave.</summary>
/// <param name="SendAsync">Sends it as it is.</param>
internal sealed record Parcel(HttpRequestMessage Request, Memory Memory, Func<Task<HttpResponseMessage>> SendAsync)
{
    public async Task<string> TextAsync() => await Request.Content!.ReadAsStringAsync();

    /// <summary>Changes the body and nothing else.</summary>
    public async Task ChangeAsync(Func<string, string> change)
    {
        var changed = new ByteArrayContent(Encoding.UTF8.GetBytes(change(await TextAsync())));
        foreach (var (name, values) in Request.Content!.Headers.Where(header => header.Key != "Content-Length"))
        {
            changed.Headers.TryAddWithoutValidation(name, values);
        }

        Request.Content = changed;
    }

    public void Replace(string header, Func<string, string> change)
    {
        var value = string.Join(", ", Request.Headers.GetValues(header));
        Request.Headers.Remove(header);
        Request.Headers.TryAddWithoutValidation(header, change(value));
    }
}
