using System.Runtime.InteropServices;

namespace DigitalIndiaStack.Conformance.Pacts.Native;

/// <summary>The native calls that verify pacts. A byte stands for a boolean.</summary>
internal static partial class VerifierCalls
{
    static VerifierCalls() => PactLibrary.Prepare();

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_new_for_application", StringMarshalling = StringMarshalling.Utf8)]
    public static partial IntPtr New(string application, string version);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_shutdown")]
    public static partial void Shutdown(IntPtr verifier);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_set_provider_info", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetProvider(IntPtr verifier, string name, string scheme, string host, ushort port, string path);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_set_provider_state", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetProviderState(IntPtr verifier, string url, byte teardown, byte body);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_set_filter_info", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetFilter(IntPtr verifier, string description, string state, byte noState);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_set_verification_options")]
    public static partial int SetOptions(IntPtr verifier, byte disableTlsVerification, ulong timeoutMilliseconds);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_set_coloured_output")]
    public static partial int SetColoured(IntPtr verifier, byte coloured);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_set_no_pacts_is_error")]
    public static partial int SetNoPactsIsError(IntPtr verifier, byte isError);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_add_custom_header", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void AddHeader(IntPtr verifier, string name, string value);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_add_file_source", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void AddFile(IntPtr verifier, string file);

    /// <summary>0 all good, 1 a pact failed, above that an error of the verifier itself.</summary>
    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_execute")]
    public static partial int Execute(IntPtr verifier);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_verifier_output")]
    public static partial IntPtr Output(IntPtr verifier, byte stripColours);

    [LibraryImport(PactLibrary.Name, EntryPoint = "pactffi_string_delete")]
    public static partial void DeleteText(IntPtr text);
}
