using System.Net.Http.Json;
using System.Net.Mime;
using System.Text.Json;

namespace DigitalIndiaStack.Core.Contracts;

/// <summary>Reads the bodies of answers.</summary>
internal static class ApiReader
{
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (typeof(T) == typeof(string) && response.Content.Headers.ContentType?.MediaType is not MediaTypeNames.Application.Json)
        {
            return (T)(object)await response.Content.ReadAsStringAsync(cancellationToken);
        }

        if (typeof(T) == typeof(Stream))
        {
            return (T)(object)new MemoryStream(await response.Content.ReadAsByteArrayAsync(cancellationToken), writable: false);
        }

        try
        {
            return await response.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellationToken)
                ?? throw new ApiException((int)response.StatusCode, response.Headers, "The answer is null.");
        }
        catch (JsonException exception)
        {
            throw new ApiException((int)response.StatusCode, response.Headers, "The answer is not what the specification says.", exception);
        }
    }

    public static async Task<ApiException> ReadRefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType is MediaTypeNames.Application.ProblemJson)
        {
            try
            {
                var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(ApiJson.Options, cancellationToken);
                if (problem is not null)
                {
                    return new ApiException<ProblemDetails>(status, response.Headers, $"The server answered {status} {problem.Code}.", problem);
                }
            }
            catch (JsonException)
            {
                // A proxy's document, not ours: the status still says what happened.
            }
        }

        return new ApiException(status, response.Headers, $"The server answered {status}.");
    }
}
