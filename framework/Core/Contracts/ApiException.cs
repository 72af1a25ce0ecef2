using System.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Contracts;

/// <summary>Says that a call was answered with anything but success.</summary>
/// <param name="statusCode">The status of the answer.</param>
/// <param name="headers">The headers of the answer.</param>
/// <param name="message">What happened; never the body, which may hold personal data.</param>
/// <param name="innerException">Why the answer could not be read, if so.</param>
public class ApiException(int statusCode, HttpResponseHeaders headers, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The status of the answer.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>The headers of the answer.</summary>
    public HttpResponseHeaders Headers { get; } = headers;
}

/// <summary>Says that a call was refused, with the reason that the server gave.</summary>
/// <typeparam name="TResult">The form of the reason.</typeparam>
/// <param name="statusCode">The status of the answer.</param>
/// <param name="headers">The headers of the answer.</param>
/// <param name="message">What happened.</param>
/// <param name="result">The reason.</param>
public sealed class ApiException<TResult>(int statusCode, HttpResponseHeaders headers, string message, TResult result)
    : ApiException(statusCode, headers, message)
{
    /// <summary>The reason that the server gave.</summary>
    public TResult Result { get; } = result;
}
