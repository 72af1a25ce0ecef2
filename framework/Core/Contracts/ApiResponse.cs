using System.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Contracts;

/// <summary>A successful answer: its status and headers.</summary>
/// <param name="statusCode">The status of the answer.</param>
/// <param name="headers">The headers of the answer.</param>
public class ApiResponse(int statusCode, HttpResponseHeaders headers)
{
    /// <summary>The status of the answer.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>The headers of the answer.</summary>
    public HttpResponseHeaders Headers { get; } = headers;

    /// <summary>The version of what was answered, as <c>If-Match</c> wants it.</summary>
    public string? ETag => Headers.ETag?.ToString();

    /// <summary>Where the thing is that was made.</summary>
    public Uri? Location => Headers.Location;
}

/// <summary>A successful answer with a body.</summary>
/// <typeparam name="TResult">The form of the body.</typeparam>
/// <param name="statusCode">The status of the answer.</param>
/// <param name="headers">The headers of the answer.</param>
/// <param name="result">The body.</param>
public sealed class ApiResponse<TResult>(int statusCode, HttpResponseHeaders headers, TResult result)
    : ApiResponse(statusCode, headers)
{
    /// <summary>The body.</summary>
    public TResult Result { get; } = result;
}
