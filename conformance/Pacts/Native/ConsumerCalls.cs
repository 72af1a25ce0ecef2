using System.Runtime.InteropServices;

namespace DigitalIndiaStack.Conformance.Pacts.Native;

/// <summary>The native calls that make a pact: a pact is a 16-bit handle, an interaction a 32-bit one, a mock server its port.</summary>
internal static partial class ConsumerCalls
{
    static ConsumerCalls()
    {
        PactLibrary.Prepare();

        // Errors alone, and into memory: what the library logs must not run between the lines of the tests.
        _ = LogToBuffer(1);
    }

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_log_to_buffer")]
    private static partial int LogToBuffer(int level);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_new_pact", StringMarshalling = StringMarshalling.Utf8)]
    public static partial ushort NewPact(string consumer, string provider);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_with_specification")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool WithSpecification(ushort pact, int version);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_new_interaction", StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint NewInteraction(ushort pact, string description);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_given", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool Given(uint interaction, string state);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_given_with_params", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GivenWithParams(uint interaction, string state, string json);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_with_request", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool WithRequest(uint interaction, string method, string path);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_with_query_parameter_v2", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool WithQueryParameter(uint interaction, string name, nuint index, string value);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_with_header_v2", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool WithHeader(uint interaction, int part, string name, nuint index, string value);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_with_body", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool WithBody(uint interaction, int part, string contentType, string body);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_response_status")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool ResponseStatus(uint interaction, ushort status);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_create_mock_server_for_transport", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateMockServer(ushort pact, string address, ushort port, string transport, string? configuration);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_mock_server_matched")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool MockServerMatched(int port);

    /// <summary>The library keeps the text and frees it with the server.</summary>
    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_mock_server_mismatches")]
    public static partial IntPtr MockServerMismatches(int port);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_cleanup_mock_server")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool CleanupMockServer(int port);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_pact_handle_write_file", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int WriteFile(ushort pact, string directory, [MarshalAs(UnmanagedType.U1)] bool overwrite);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_free_pact_handle")]
    public static partial uint FreePact(ushort pact);
}
