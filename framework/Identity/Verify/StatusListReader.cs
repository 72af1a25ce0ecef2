using System.IO.Compression;
using System.Text.Json;
using DigitalIndiaStack.Identity.Verify.Jwt;

namespace DigitalIndiaStack.Identity.Verify;

/// <summary>Reads the status of a credential from its list (Token Status List, 8.3).</summary>
internal static class StatusListReader
{
    private const string Type = "statuslist+jwt";

    // A list of two million places; what blows up to more is refused unread.
    private const int LargestList = 512 * 1024;

    private const int BitsOfByte = 8;

    /// <summary>Expects that the credential is valid in its list.</summary>
    /// <exception cref="CredentialRefusedException">It is not, or the list is not its own.</exception>
    public static void MustBeValid(JsonElement credential, IssuerKeys keys, VerifierExpectation expected)
    {
        var (address, place) = PlaceOf(credential) ?? throw new CredentialRefusedException("the credential names no status list");
        var token = CompactJwt.Read(expected.StatusList!, "the status list");
        var list = token.ClaimsBy(keys.For(token), Type);
        if (list.Text("sub") != address)
        {
            throw new CredentialRefusedException($"the status list is another one: the credential names {address}");
        }

        MustBeFresh(list, expected);
        switch (StatusAt(list, place))
        {
            case 0:
                return;
            case 1:
                throw new CredentialRefusedException("the credential was revoked");
            case 2:
                throw new CredentialRefusedException("the credential is suspended");
            case var other:
                throw new CredentialRefusedException($"the credential has the status {other}, which nobody here knows");
        }
    }

    /// <summary>The list that a credential names, and its place there; <see langword="null"/> when it names none.</summary>
    public static (string Address, int Place)? PlaceOf(JsonElement credential) =>
        credential.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Object
        && status.TryGetProperty("status_list", out var list) && list.ValueKind == JsonValueKind.Object
        && list.Text("uri") is { } address && list.TryGetProperty("idx", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var place) && place >= 0
            ? (address, place)
            : null;

    private static void MustBeFresh(JsonElement list, VerifierExpectation expected)
    {
        if (list.Time("iat") is not { } made || made > expected.Now + expected.Skew)
        {
            throw new CredentialRefusedException("the status list was made in the future, or does not say when");
        }

        if (list.Time("exp") is { } end && expected.Now >= end + expected.Skew)
        {
            throw new CredentialRefusedException("the status list has expired: get a new one");
        }
    }

    private static int StatusAt(JsonElement list, int place)
    {
        if (!list.TryGetProperty("status_list", out var packed) || packed.ValueKind != JsonValueKind.Object
            || !packed.TryGetProperty("bits", out var width) || width.ValueKind != JsonValueKind.Number || !width.TryGetInt32(out var bits) || bits is not (1 or 2 or 4 or 8)
            || packed.Text("lst") is not { } text)
        {
            throw new CredentialRefusedException("the status list holds no statuses");
        }

        var statuses = Unpack(StrictJson.Bytes(text, "the status list"));
        var bit = (long)place * bits;
        return bit / BitsOfByte < statuses.Length
            ? (statuses[bit / BitsOfByte] >> (int)(bit % BitsOfByte)) & ((1 << bits) - 1)
            : throw new CredentialRefusedException("the status list has no such place");
    }

    private static byte[] Unpack(byte[] packed)
    {
        var unpacked = new byte[LargestList + 1];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            var length = zlib.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
            return length <= LargestList ? unpacked[..length] : throw new CredentialRefusedException("the status list is too large");
        }
        catch (InvalidDataException)
        {
            throw new CredentialRefusedException("the status list is not compressed as it must be");
        }
    }
}
