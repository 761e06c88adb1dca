package dev.travertine.jdbc;

import java.io.InputStream;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Map;

/** What a forward-only result refuses, and values of types that there are none of. */
abstract class ForwardOnlyResultSet extends LabelledResultSet {
    @Override
    @Deprecated
    public InputStream getUnicodeStream(int column) throws SQLException {
        throw Errors.unsupported("getUnicodeStream");
    }

    @Override
    public String getCursorName() throws SQLException {
        throw Errors.unsupported("getCursorName");
    }

    @Override
    public boolean isLast() throws SQLException {
        throw Errors.unsupported("isLast of a forward-only result");
    }

    @Override
    public void beforeFirst() throws SQLException {
        throw Errors.unsupported("beforeFirst of a forward-only result");
    }

    @Override
    public void afterLast() throws SQLException {
        throw Errors.unsupported("afterLast of a forward-only result");
    }

    @Override
    public boolean first() throws SQLException {
        throw Errors.unsupported("first of a forward-only result");
    }

    @Override
    public boolean last() throws SQLException {
        throw Errors.unsupported("last of a forward-only result");
    }

    @Override
    public boolean absolute(int column) throws SQLException {
        throw Errors.unsupported("absolute of a forward-only result");
    }

    @Override
    public boolean relative(int column) throws SQLException {
        throw Errors.unsupported("relative of a forward-only result");
    }

    @Override
    public boolean previous() throws SQLException {
        throw Errors.unsupported("previous of a forward-only result");
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        return false;
    }

    @Override
    public boolean rowInserted() throws SQLException {
        return false;
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        return false;
    }

    @Override
    public Object getObject(int column, Map<String, Class<?>> classes) throws SQLException {
        throw Errors.unsupported("getObject");
    }

    @Override
    public Ref getRef(int column) throws SQLException {
        throw Errors.unsupported("getRef");
    }

    @Override
    public Blob getBlob(int column) throws SQLException {
        throw Errors.unsupported("getBlob");
    }

    @Override
    public Clob getClob(int column) throws SQLException {
        throw Errors.unsupported("getClob");
    }

    @Override
    public Array getArray(int column) throws SQLException {
        throw Errors.unsupported("getArray");
    }

    @Override
    public URL getURL(int column) throws SQLException {
        throw Errors.unsupported("getURL");
    }

    @Override
    public RowId getRowId(int column) throws SQLException {
        throw Errors.unsupported("getRowId");
    }

    @Override
    public NClob getNClob(int column) throws SQLException {
        throw Errors.unsupported("getNClob");
    }

    @Override
    public SQLXML getSQLXML(int column) throws SQLException {
        throw Errors.unsupported("getSQLXML");
    }
}
