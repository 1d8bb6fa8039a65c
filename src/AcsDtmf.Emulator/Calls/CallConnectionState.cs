using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Calls;

/// <summary>The state of a call.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CallConnectionState>))]
public enum CallConnectionState
{
    /// <summary>The state is not known yet. A newly answered call can report this state.</summary>
    Unknown,

    /// <summary>The call is being established.</summary>
    Connecting,

    /// <summary>The call is established.</summary>
    Connected,

    /// <summary>The call is being transferred.</summary>
    Transferring,

    /// <summary>The target of the transfer accepted the call.</summary>
    TransferAccepted,

    /// <summary>The call is ending.</summary>
    Disconnecting,

    /// <summary>The call has ended.</summary>
    Disconnected,
}
