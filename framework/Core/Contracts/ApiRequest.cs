using System.Collections;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.Core.Contracts;

/// <summary>One call of an operation; the generated clients fill it in and send it.</summary>
/// <param name="method">The method.</param>
/// <param name="path">The path of the specification.</param>
public sealed class ApiRequest(HttpMethod method, string path)
{
    private readonly List<KeyValuePair<string, string>> headers = [];
    private readonly StringBuilder query = new();
    private HttpContent? body;

    /// <summary>Fills a variable of the path.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void SetPath(string name, object value) =>
        path = path.Replace($"{{{name}}}", Uri.EscapeDataString(Text(value)), StringComparison.Ordinal);

    /// <summary>Adds a query parameter, unless there is no value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddQuery(string name, object? value)
    {
        if (value is not null)
        {
            query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(Text(value)));
        }
    }

    /// <summary>Adds a query parameter once for each value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public void AddQueryList(string name, IEnumerable? values)
    {
        foreach (var value in values ?? Array.Empty<object>())
        {
            AddQuery(name, value);
        }
    }

    /// <summary>Adds a header, unless there is no value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddHeader(string name, object? value)
    {
        if (value is not null)
        {
            headers.Add(new(name, Text(value)));
        }
    }

    /// <summary>Sets the body, unless there is none.</summary>
    /// <typeparam name="T">Its form.</typeparam>
    /// <param name="value">The body.</param>
    public void SetBody<T>(T value)
    {
        if (value is not null)
        {
            SetContent(new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options)), MediaTypeNames.Application.Json);
        }
    }

    /// <summary>Sets a body that is sent as it is read.</summary>
    /// <param name="value">The body; read once, and closed when the request was sent.</param>
    /// <param name="mediaType">Its media type.</param>
    public void SetBody(Stream value, string mediaType) => SetContent(new StreamContent(value), mediaType);

    /// <summary>Sends the request and reads the body of the answer.</summary>
    /// <typeparam name="T">The form of the body; <see cref="string"/> for text and <see cref="Stream"/> for anything else but JSON.</typeparam>
    /// <param name="http">Sends it.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="ApiException">The server refused, or its answer cannot be read.</exception>
    public async Task<ApiResponse<T>> SendAsync<T>(HttpClient http, CancellationToken cancellationToken)
    {
        using var response = await SendCoreAsync(http, cancellationToken);
        var result = await ApiReader.ReadAsync<T>(response, cancellationToken);
        return new ApiResponse<T>((int)response.StatusCode, response.Headers, result);
    }

    /// <summary>Sends the request; its answer has no body.</summary>
    /// <param name="http">Sends it.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="ApiException">The server refused.</exception>
    public async Task<ApiResponse> SendAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var response = await SendCoreAsync(http, cancellationToken);
        return new ApiResponse((int)response.StatusCode, response.Headers);
    }

    private void SetContent(HttpContent content, string mediaType)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        body = content;
    }

    private static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        Enum => JsonSerializer.SerializeToElement(value, value.GetType(), ApiJson.Options).GetString()!,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private async Task<HttpResponseMessage> SendCoreAsync(HttpClient http, CancellationToken cancellationToken)
    {
        // Without its first slash, so that a base address may have a path too.
        using var request = new HttpRequestMessage(method, new Uri(path.TrimStart('/') + query, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body;
        var response = await http.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ApiReader.ReadRefusalAsync(response, cancellationToken);
        }
    }
}
