using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Serialization;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Page;

/// <summary>Writes the updates of one page. A part of an update that has not changed is not written again.</summary>
internal sealed class UpdateWriter(EmulatorState state, IBufferWriter<byte> output) : IDisposable
{
    private readonly RequestSampler _requests = new(state.Traffic, state.Clock);
    private readonly EventSampler _events = new(state.Deliveries);
    private readonly Dictionary<string, byte[]> _written = new(StringComparer.Ordinal);
    private long _updates;
    private long _lastSample;

    public void Write()
    {
        WriteRows("requests", _requests.Take());
        WriteRows("events", _events.Take());
        WriteIfChanged("traffic", TrafficUpdate.Of(state, _requests.Omitted, _events.Omitted));
        WriteSamples();
        WriteIfChanged("settings", SettingsUpdate.Of(state));

        // Listing the calls takes time in proportion to their number.
        if (_updates++ % UpdateStream.UpdatesPerSecond == 0)
        {
            WriteIfChanged("calls", CallsUpdate.Of(state.Calls));
        }
    }

    public void Dispose()
    {
        _requests.Dispose();
        _events.Dispose();
    }

    /// <summary>Writes the new samples. The first update contains the history.</summary>
    private void WriteSamples()
    {
        IReadOnlyList<TrafficSample> samples = state.History.After(_lastSample);
        if (samples.Count > 0)
        {
            _lastSample = samples[^1].Number;
            WriteRows("samples", samples);
        }
    }

    private void WriteRows<T>(string name, IReadOnlyList<T> rows)
    {
        if (rows.Count > 0)
        {
            Write(name, JsonSerializer.SerializeToUtf8Bytes(rows, ServiceJson.Options));
        }
    }

    private void WriteIfChanged<T>(string name, T value)
    {
        byte[] data = JsonSerializer.SerializeToUtf8Bytes(value, ServiceJson.Options);
        if (!_written.TryGetValue(name, out byte[]? last) || !last.AsSpan().SequenceEqual(data))
        {
            _written[name] = data;
            Write(name, data);
        }
    }

    /// <summary>Writes one server-sent event. JSON text contains no line break, so it is one data line.</summary>
    private void Write(string name, byte[] data)
    {
        output.Write(Encoding.UTF8.GetBytes($"event: {name}\ndata: "));
        output.Write(data);
        output.Write("\n\n"u8);
    }
}
